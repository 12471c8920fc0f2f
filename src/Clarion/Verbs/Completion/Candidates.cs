using System.CommandLine;
using System.CommandLine.Completions;
using Clarion.CommandLine;

namespace Clarion.Verbs.Completion;

/// <summary>What may stand where somebody types.</summary>
internal static class Candidates
{
    /// <summary>Words that the last one may become, each with what it means.</summary>
    /// <param name="root">The command tree.</param>
    /// <param name="words">What was typed behind the program's name; the last word may be empty.</param>
    public static IReadOnlyList<(string Word, string Meaning)> For(RootCommand root, IReadOnlyList<string> words)
    {
        var current = words.Count > 0 ? words[^1] : "";
        Command command = root;
        Option? open = null;
        foreach (var word in words.SkipLast(1))
        {
            if (open is not null)
                open = null;
            else if (word.StartsWith('-'))
                open = OptionCalled(command, word) is { } option && CommandText.TakesValue(option) ? option : null;
            else if (command.Subcommands.FirstOrDefault(verb => verb.Name == word) is { } verb)
                command = verb;
            else if (command.Subcommands.Count > 0)
                return [];
        }

        var candidates = open is not null ? ValuesOf(open)
            : current.StartsWith('-') ? OptionsOf(command)
            : CommandText.VerbsOf(command).Concat(command.Arguments.SelectMany(ValuesOf));
        return [.. candidates.Where(candidate => candidate.Item1.StartsWith(current, StringComparison.Ordinal))];
    }

    private static Option? OptionCalled(Command command, string word) => CommandText.OptionsThatWorkAt(command)
        .FirstOrDefault(option => option.Name == word || option.Aliases.Contains(word));

    private static IEnumerable<(string, string)> OptionsOf(Command command) =>
        CommandText.OptionsThatWorkAt(command).Select(option => (option.Name, option.Description ?? ""));

    private static IEnumerable<(string, string)> ValuesOf(Symbol symbol) =>
        symbol.GetCompletions(CompletionContext.Empty).Select(item => (item.Label, item.Detail ?? ""));
}
