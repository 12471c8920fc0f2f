using System.Text.RegularExpressions;

namespace Clarion.Tests.Tidy.Sources;

public sealed partial class SourceTests
{
    [Fact]
    public void Files_and_methods_keep_their_size_and_place() =>
        Rule.HasNoBreach(Sources().SelectMany(path => SourceFile.Read(path).Breaches()));

    [Fact]
    public void Each_breach_of_size_and_place_is_noticed()
    {
        var body = string.Concat(Enumerable.Repeat("        _ = 1;\n", SourceFile.MethodLinesMax));
        var wide = new string('x', SourceFile.ColumnsMax);
        var text = $"namespace A {{ class B {{ void M() {{\n{body} }} }} class C; }}\n// {wide}\n"
            + new string('\n', SourceFile.LinesMax);
        var breaches = string.Join('\n', new SourceFile("src/Utils/B.cs", text).Breaches());
        Assert.Matches("src/Utils/B.cs: \\d+ lines; at most 400", breaches);
        Assert.Matches("a method of \\d+ lines; at most 60", breaches);
        Assert.Contains("columns; at most 120", breaches);
        Assert.Contains("2 types; one per file", breaches);
        Assert.Contains("a namespace with braces", breaches);
        Assert.Contains("a folder named Utils says nothing", breaches);
    }

    [Fact]
    public void Constructors_take_at_most_five_parameters_in_the_program() =>
        Rule.HasNoBreach(Repository.Files("src", "*.cs").SelectMany(ConstructorRule.Breaches));

    [Fact]
    public void Nothing_is_left_for_later() =>
        Rule.HasNoBreach(Sources().Where(path => !path.StartsWith("tests/tidy/", StringComparison.Ordinal))
            .Where(path => Unfinished().IsMatch(File.ReadAllText(Repository.PathOf(path)))));

    private static IEnumerable<string> Sources() => new[] { "src", "tests", "bench", "deploy" }
        .SelectMany(folder => Repository.Files(folder, "*.cs"));

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b")]
    private static partial Regex Unfinished();
}
