using System.CommandLine;
using System.Text.RegularExpressions;
using Clarion.CommandLine;

namespace Clarion.Tests.Tidy.Documents;

public sealed partial class OptionDocumentTests
{
    private static readonly string[] EverywhereByTheLibrary = ["--help", "--version"];

    [Fact]
    public void Every_option_stands_in_the_reference_and_the_other_way_round() =>
        Assert.Equal(
            Verbs(Entry.Root()).SelectMany(verb => verb.Options).Select(option => option.Name)
                .Except(EverywhereByTheLibrary).Distinct().Order(StringComparer.Ordinal),
            Documented(OptionRow()));

    [Fact]
    public void Every_environment_variable_stands_in_the_reference_and_the_other_way_round() =>
        Assert.Equal(
            Verbs(Entry.Root()).SelectMany(verb => verb.Options).OfType<ISetting>()
                .Select(setting => setting.Variable).OfType<string>().Distinct().Order(StringComparer.Ordinal),
            Documented(VariableRow()));

    private static IEnumerable<Command> Verbs(Command root) => root.Subcommands.SelectMany(Verbs).Prepend(root);

    private static IEnumerable<string> Documented(Regex pattern) =>
        pattern.Matches(File.ReadAllText(Repository.PathOf("docs/reference.md")))
            .Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^\| `(--[a-z0-9-]+)`", RegexOptions.Multiline)]
    private static partial Regex OptionRow();

    [GeneratedRegex(@"^\|[^|]*\| `([A-Z0-9_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex VariableRow();
}
