using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Clarion.Output;

namespace Clarion.CommandLine;

/// <summary>What <c>--help</c> prints; the man page is made of the same.</summary>
internal sealed class HelpPage(Invocation invocation) : SynchronousCommandLineAction
{
    /// <summary>Text for a terminal whose width nobody knows.</summary>
    private const int UsualWidth = 100;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        invocation.Terminal.Output.Write(Write(parseResult.CommandResult.Command));
        return ExitCode.Fine;
    }

    /// <summary>Puts this page behind <c>--help</c> everywhere.</summary>
    public static void AddTo(RootCommand root, Invocation invocation)
    {
        foreach (var help in root.Options.OfType<HelpOption>())
            help.Action = new HelpPage(invocation);
    }

    /// <summary>The help of a verb.</summary>
    public string Write(Command command)
    {
        var sections = new List<Section> { Sentences("", [command.Description ?? ""]) };
        sections.AddRange(((command as Verb)?.Details ?? []).Select(paragraph => Sentences("", [paragraph])));
        sections.Add(Sentences("Usage", [CommandText.UsageOf(command, invocation.ProgramName)]));
        if (command is Verb { Examples: { Count: > 0 } examples })
            sections.Add(Sentences("Examples", [.. examples.Select(line => InOurName(line))]));
        sections.Add(Names("Verbs", CommandText.VerbsOf(command)));
        sections.Add(Names("Arguments", CommandText.ArgumentsOf(command)));
        sections.Add(Names("Options", CommandText.OptionsOf(command)));
        var width = invocation.Terminal.IsTerminal ? invocation.Terminal.Width ?? UsualWidth : UsualWidth;
        return new TableForm(width, new(invocation.Terminal.HasColours)).Write(new(sections));
    }

    private string InOurName(string example) =>
        example.Replace(Invocation.OwnName + " ", invocation.ProgramName + " ", StringComparison.Ordinal);

    private static TextSection Sentences(string title, IReadOnlyList<string> lines) =>
        new(title, [.. lines.Where(line => line.Length > 0).Select(line => (Cell)line)])
        {
            Title = title.Length == 0 ? null : title,
        };

    private static NamesSection Names(string title, IReadOnlyList<(string Name, string Meaning)> entries) =>
        new(title, [.. entries.Select(entry => new Cell[] { entry.Name, entry.Meaning })])
        {
            Title = title,
        };
}
