using System.CommandLine;
using System.CommandLine.Help;

namespace Clarion.CommandLine;

/// <summary>The command tree in words: for help, the man page and shell completion.</summary>
internal static class CommandText
{
    /// <summary>The names from the program to the verb.</summary>
    public static string PathOf(Command command, string programName) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent
            ? $"{PathOf(parent, programName)} {command.Name}"
            : programName;

    /// <summary>How the verb is called.</summary>
    public static string UsageOf(Command command, string programName)
    {
        var words = new List<string> { PathOf(command, programName) };
        if (command.Subcommands.Any(verb => !verb.Hidden))
            words.Add("VERB");
        words.AddRange(command.Arguments.Where(argument => !argument.Hidden).Select(PlaceOf));
        words.Add("[OPTIONS]");
        return string.Join(' ', words);
    }

    public static IReadOnlyList<(string Name, string Meaning)> VerbsOf(Command command) =>
        [.. command.Subcommands.Where(verb => !verb.Hidden).Select(verb => (verb.Name, verb.Description ?? ""))];

    public static IReadOnlyList<(string Name, string Meaning)> ArgumentsOf(Command command) =>
        [.. command.Arguments.Where(argument => !argument.Hidden)
            .Select(argument => (NameOf(argument), argument.Description ?? ""))];

    /// <summary>The verb's own options, then those of every verb.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> OptionsOf(Command command) =>
        [.. OptionsThatWorkAt(command).Select(option => (NamesOf(option), option.Description ?? ""))];

    /// <summary>What may be typed behind the verb.</summary>
    public static IEnumerable<Option> OptionsThatWorkAt(Command command)
    {
        var inherited = command.Parents.OfType<Command>()
            .SelectMany(parent => parent.Options.Where(option => option.Recursive));
        return command.Options.Concat(inherited).Where(option => !option.Hidden).Distinct()
            .OrderBy(option => option is HelpOption or VersionOption);
    }

    /// <summary>Whether it is followed by a value.</summary>
    public static bool TakesValue(Option option) =>
        option.ValueType != typeof(bool) && option is not (HelpOption or VersionOption);

    private static string NamesOf(Option option)
    {
        if (option is HelpOption)
            return "-h, --help";
        var names = option.Aliases.Where(alias => alias.StartsWith('-')).Order(StringComparer.Ordinal)
            .Append(option.Name).Distinct();
        return string.Join(", ", names) + (TakesValue(option) ? $" {option.HelpName ?? "VALUE"}" : "");
    }

    private static string NameOf(Argument argument) => argument.HelpName ?? argument.Name.ToUpperInvariant();

    private static string PlaceOf(Argument argument)
    {
        var name = NameOf(argument) + (argument.Arity.MaximumNumberOfValues > 1 ? "..." : "");
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
    }
}
