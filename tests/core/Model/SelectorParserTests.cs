using Clarion.Model.Refusals;
using Clarion.Model.Selectors;

namespace Clarion.Tests.Core.Model;

public sealed class SelectorParserTests
{
    private static readonly ConfigurationSource Source = new("IPAddressPool", "first");

    [Fact]
    public void Labels_and_expressions_must_all_match()
    {
        var parsed = SelectorParser.Parse(
            new()
            {
                MatchLabels = new Dictionary<string, string> { ["app"] = "web" },
                MatchExpressions =
                [
                    new() { Key = "tier", Operator = "In", Values = ["a", "b"] },
                    new() { Key = "zone", Operator = "NotIn", Values = ["x"] },
                    new() { Key = "example.com/on", Operator = "Exists" },
                    new() { Key = "off", Operator = "DoesNotExist" },
                ],
            },
            Source, "spec.s");

        Assert.True(parsed.IsValid);
        Assert.Equal("!off,app in (web),example.com/on,tier in (a,b),zone notin (x)", parsed.Value.ToString());
        Assert.True(parsed.Value.Matches(Labels(("app", "web"), ("tier", "b"), ("example.com/on", ""))));
        Assert.False(parsed.Value.Matches(Labels(("app", "web"), ("tier", "c"), ("example.com/on", ""))));
        Assert.False(parsed.Value.Matches(
            Labels(("app", "web"), ("tier", "b"), ("example.com/on", ""), ("zone", "x"))));
        Assert.False(parsed.Value.Matches(
            Labels(("app", "web"), ("tier", "b"), ("example.com/on", ""), ("off", "1"))));
    }

    [Fact]
    public void An_empty_selector_matches_everything() =>
        Assert.True(SelectorParser.Parse(new(), Source, "spec.s").Value.Matches(LabelSet.Empty));

    [Theory]
    [InlineData("app", "Like", 1, "spec.s.matchExpressions[0].operator", RefusalReason.InvalidSelector)]
    [InlineData("app", "in", 1, "spec.s.matchExpressions[0].operator", RefusalReason.InvalidSelector)]
    [InlineData("app", "In", 0, "spec.s.matchExpressions[0].values", RefusalReason.InvalidSelector)]
    [InlineData("app", "NotIn", 0, "spec.s.matchExpressions[0].values", RefusalReason.InvalidSelector)]
    [InlineData("app", "Exists", 1, "spec.s.matchExpressions[0].values", RefusalReason.InvalidSelector)]
    [InlineData("app", "In", 2, "spec.s.matchExpressions[0].values[1]", RefusalReason.Duplicate)]
    [InlineData("", "Exists", 0, "spec.s.matchExpressions[0].key", RefusalReason.InvalidSelector)]
    [InlineData("a b", "Exists", 0, "spec.s.matchExpressions[0].key", RefusalReason.InvalidSelector)]
    [InlineData("-a", "Exists", 0, "spec.s.matchExpressions[0].key", RefusalReason.InvalidSelector)]
    [InlineData("Up.per/a", "Exists", 0, "spec.s.matchExpressions[0].key", RefusalReason.InvalidSelector)]
    [InlineData("/a", "Exists", 0, "spec.s.matchExpressions[0].key", RefusalReason.InvalidSelector)]
    public void A_wrong_expression_is_refused_at_its_place(
        string key, string operation, int valueCount, string field, RefusalReason reason)
    {
        var parsed = SelectorParser.Parse(
            new()
            {
                MatchExpressions =
                [
                    new() { Key = key, Operator = operation, Values = [.. Enumerable.Repeat("v", valueCount)] },
                ],
            },
            Source, "spec.s");

        var refusal = Assert.Single(parsed.Refusals);
        Assert.Equal((field, reason, Source), (refusal.Field, refusal.Reason, refusal.Source));
    }

    [Fact]
    public void A_label_value_that_cannot_exist_is_refused()
    {
        var parsed = SelectorParser.Parse(
            new() { MatchLabels = new Dictionary<string, string> { ["app"] = "a b" } }, Source, "spec.s");

        Assert.Equal("spec.s.matchLabels[app]", Assert.Single(parsed.Refusals).Field);
    }

    private static LabelSet Labels(params (string Key, string Value)[] labels) =>
        LabelSet.Of(labels.Select(label => KeyValuePair.Create(label.Key, label.Value)));
}
