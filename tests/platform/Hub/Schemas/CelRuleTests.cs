using System.Text.Json.Nodes;
using Clarion.Hub.Schemas;
using Clarion.Hub.Schemas.Cel;

namespace Clarion.Tests.Platform.Hub.Schemas;

public sealed class CelRuleTests
{
    [Theory]
    [InlineData("self == 1", "1", true)]
    [InlineData("self != 1", "1", false)]
    [InlineData("self.a == 'x' && self.b > 2", """{"a":"x","b":3}""", true)]
    [InlineData("self.a + self.b * 2 == 7", """{"a":1,"b":3}""", true)]
    [InlineData("(self.a + self.b) * 2 == 8", """{"a":1,"b":3}""", true)]
    [InlineData("has(self.a) || has(self.b)", """{"b":null}""", false)]
    [InlineData("!has(self.a) || self.a.size() == 0", "{}", true)]
    [InlineData("self.size() == 2", """["a","b"]""", true)]
    [InlineData("self[1] == 'b'", """["a","b"]""", true)]
    [InlineData("self[2] == 'b'", """["a","b"]""", false)]
    [InlineData("self.contains('b')", "\"abc\"", true)]
    [InlineData("self.matches('^[0-9]{1,3}$')", "\"12\"", true)]
    [InlineData("self.split('-')[1].trim() == 'b'", "\"a - b\"", true)]
    [InlineData("self.split('.').map(part, int(part)).isSorted()", "\"1.2.3\"", true)]
    [InlineData("self.split('.').map(part, int(part)).isSorted()", "\"1.3.2\"", false)]
    [InlineData("[[1, 2], [3, 4]].map(pair, pair[0] + pair[1])[1] == 7", "1", true)]
    [InlineData("duration(self).getSeconds() == 5400", "\"1h30m\"", true)]
    [InlineData("duration(self).getMilliseconds() % 1000 == 500", "\"1.5s\"", true)]
    [InlineData("duration(self) <= duration('90s')", "\"1m31s\"", false)]
    [InlineData("-self < 0", "1", true)]
    public void Expressions_are_computed(string rule, string self, bool holds) =>
        Assert.Equal(holds, CelRule.Read(rule, "").Holds(JsonNode.Parse(self)!, null));

    [Theory]
    [InlineData("10.0.0.1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("010.0.0.1", false)]
    [InlineData("10.0.0.1/24", false)]
    [InlineData("fe80::1%eth0", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("", false)]
    public void Addresses_are_told_from_other_texts(string text, bool holds) =>
        Assert.Equal(holds, CelRule.Read("isIP(self)", "").Holds(text, null));

    [Theory]
    [InlineData("10.0.0.1/24", true)]
    [InlineData("fd00::/64", true)]
    [InlineData("10.0.0.0/33", false)]
    [InlineData("10.0.0.0/024", false)]
    [InlineData("10.0.0.0", false)]
    [InlineData("10.0.0.0/", false)]
    public void Prefixes_are_told_from_other_texts(string text, bool holds) =>
        Assert.Equal(holds, CelRule.Read("isCIDR(self)", "").Holds(text, null));

    [Theory]
    [InlineData("int(self) == 1 || true", true)]
    [InlineData("true || int(self) == 1", true)]
    [InlineData("int(self) == 1 && false", false)]
    [InlineData("int(self) == 1 || false", false)]
    [InlineData("int(self) == 1", false)]
    [InlineData("self.missing == 1", false)]
    [InlineData("self < 1", false)]
    public void An_error_decides_nothing_where_the_other_side_does(string rule, bool holds) =>
        Assert.Equal(holds, CelRule.Read(rule, "").Holds("x", null));

    [Fact]
    public void A_rule_about_a_change_waits_for_one()
    {
        var rule = CelRule.Read("self == oldSelf", "");
        Assert.True(rule.Holds("a", null));
        Assert.True(rule.Holds("a", "a"));
        Assert.False(rule.Holds("a", "b"));
    }

    [Theory]
    [InlineData("self ===")]
    [InlineData("self.all(x, x > 1)")]
    [InlineData("self == 'x")]
    [InlineData("foo(self)")]
    public void What_is_not_understood_is_said_and_not_passed_over(string rule) =>
        Assert.Throws<InvalidOperationException>(() => CelRule.Read(rule, ""));

    [Fact]
    public void Every_rule_of_the_definitions_is_understood() => Assert.NotEmpty(
        CustomDefinitions.All.SelectMany(definition => Rules(definition.Schema)));

    [Fact]
    public void Every_word_of_the_definitions_is_understood() => Assert.Empty(
        CustomDefinitions.All.SelectMany(definition => Words(definition.OpenApi)).Distinct()
            .Except(CustomSchemaReader.Words));

    private static IEnumerable<CelRule> Rules(SchemaNode schema) => schema.Rules
        .Concat(schema.Fields.Values.SelectMany(Rules)).Concat(schema.Items is null ? [] : Rules(schema.Items));

    private static IEnumerable<string> Words(JsonObject schema) => schema.Select(word => word.Key)
        .Concat(schema.Object("properties") is { } fields
            ? fields.SelectMany(field => Words(field.Value!.AsObject()))
            : [])
        .Concat(schema.Object("items") is { } items ? Words(items) : [])
        .Concat(schema.Object("additionalProperties") is { } values ? Words(values) : []);
}
