using System.Text.RegularExpressions;
using Clarion.Neighbors.Interfaces;

namespace Clarion.Tests.Core.Neighbors.Interfaces;

/// <summary>Expressions that are compared as text match what they would match as expressions.</summary>
public sealed class NamePatternTests
{
    private static readonly string[] Names =
        ["", "lo", "lo0", "xlo", "eth0", "veth12", "cali.x", "a-b_c", "docker0", "DOCKER0", "^lo$", "lo.*"];

    [Theory]
    [InlineData("^lo$")]
    [InlineData("^lo")]
    [InlineData("^lo.*")]
    [InlineData("^")]
    [InlineData("^$")]
    [InlineData("^.*")]
    [InlineData(".*")]
    [InlineData("")]
    [InlineData("lo$")]
    [InlineData("lo")]
    [InlineData("^lo.*$")]
    [InlineData("^l.$")]
    [InlineData("^cali\\..*")]
    [InlineData("^a-b_.*")]
    [InlineData("^(lo|eth0)$")]
    [InlineData("^lo*")]
    [InlineData("^docker|lo$")]
    public void It_matches_what_the_expression_matches(string pattern)
    {
        var parsed = NamePattern.Parse(pattern);

        foreach (var name in Names)
            Assert.True(Regex.IsMatch(name, pattern) == parsed.Matches(name), $"'{pattern}' on '{name}'");
        Assert.Equal(pattern, parsed.Text);
    }

    [Fact]
    public void What_needs_backtracking_is_refused() =>
        Assert.Throws<NotSupportedException>(() => NamePattern.Parse("(?=lo)x"));
}
