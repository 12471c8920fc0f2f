using System.Text;
using Clarion.Kubernetes.Yaml;

namespace Clarion.Tests.Platform.Kubernetes.Yaml;

public sealed class YamlTextTests
{
    [Theory]
    [InlineData("a: 1", """{"a":1}""")]
    [InlineData("a: {b: [1, two, 3.5]}", """{"a":{"b":[1,"two",3.5]}}""")]
    [InlineData("""{"a": "b"}""", """{"a":"b"}""")]
    [InlineData("- p\n- - q\n  - r", """["p",["q","r"]]""")]
    [InlineData("a: |\n  one\n  two\n", """{"a":"one\ntwo\n"}""")]
    [InlineData("a:\nb: ~\nc: null", """{"a":null,"b":null,"c":null}""")]
    [InlineData("---\na: 1\n...\n", """{"a":1}""")]
    public void Structures_become_json(string yaml, string json) => Assert.Equal(json, Parsed(yaml));

    [Theory]
    [InlineData("yes", "true")]
    [InlineData("On", "true")]
    [InlineData("y", "true")]
    [InlineData("TRUE", "true")]
    [InlineData("no", "false")]
    [InlineData("off", "false")]
    [InlineData("N", "false")]
    [InlineData("yEs", "\"yEs\"")]
    [InlineData("\"yes\"", "\"yes\"")]
    [InlineData("'on'", "\"on\"")]
    [InlineData("!!str yes", "\"yes\"")]
    public void Booleans_are_those_of_kubectl(string scalar, string json) =>
        Assert.Equal($"[{json}]", Parsed($"[{scalar}]"));

    [Fact]
    public void A_number_that_json_cannot_say_stays_a_string_and_can_be_written_again()
    {
        var digits = new string('9', 310);
        Assert.Equal($"{{\"a\":\"{digits}\",\"{digits}\":1}}", Parsed($"a: {digits}\n{digits}: 1"));
    }

    [Theory]
    [InlineData("64512", "64512")]
    [InlineData("-7", "-7")]
    [InlineData("+7", "7")]
    [InlineData("1_000", "1000")]
    [InlineData("0777", "511")]
    [InlineData("0o17", "15")]
    [InlineData("0x1F", "31")]
    [InlineData("0b101", "5")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("18446744073709551615", "18446744073709551615")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("1.5", "1.5")]
    [InlineData("1e3", "1000")]
    [InlineData(".5", "0.5")]
    [InlineData("08", "8")]
    [InlineData("1.2.3.4", "\"1.2.3.4\"")]
    [InlineData("10.0.0.0/24", "\"10.0.0.0/24\"")]
    [InlineData("10.89.0.200-10.89.0.250", "\"10.89.0.200-10.89.0.250\"")]
    [InlineData("2001:db8::1", "\"2001:db8::1\"")]
    [InlineData("2026-01-02", "\"2026-01-02\"")]
    [InlineData("-", "[null]")]
    [InlineData("'12'", "\"12\"")]
    [InlineData("12:30", "\"12:30\"")]
    public void Numbers_are_those_of_kubectl_and_addresses_are_none(string scalar, string json) =>
        Assert.Equal($"{{\"a\":{json}}}", scalar == "-" ? Parsed("a:\n- ") : Parsed($"a: {scalar}"));

    [Theory]
    [InlineData("a: &x {b: 1}\nc: *x", """{"a":{"b":1},"c":{"b":1}}""")]
    [InlineData("base: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3", """{"base":{"b":1,"c":2},"d":{"c":3,"b":1}}""")]
    [InlineData("d:\n  <<: [{b: 1}, {b: 2, c: 3}]", """{"d":{"b":1,"c":3}}""")]
    [InlineData("1: a\ntrue: b", """{"1":"a","true":"b"}""")]
    public void Aliases_merges_and_odd_keys_are_resolved(string yaml, string json) => Assert.Equal(json, Parsed(yaml));

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3", 3, 1, "key \"a\" is there twice")]
    [InlineData("a: 1\n  b: 2", 2, 4, "")]
    [InlineData("a: [1, 2", 2, 1, "")]
    [InlineData("a: *nowhere", 1, 4, "alias *nowhere has no anchor before it")]
    [InlineData("a: 1\n---\nb: 2", 2, 1, "more than one document")]
    [InlineData("a: .inf", 1, 4, ".inf cannot be said in JSON")]
    [InlineData("a: !secret x", 1, 4, "tag !secret is not supported")]
    [InlineData("? [a]\n: b", 1, 3, "a key must be a scalar")]
    [InlineData("a:\n  <<: 5", 2, 3, "<< takes a mapping or a list of mappings")]
    public void What_is_wrong_is_said_with_line_and_column(string yaml, long line, long column, string message)
    {
        Assert.False(YamlText.TryParse(yaml, out var node, out var error));
        Assert.Null(node);
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("~")]
    public void An_empty_document_is_null_and_no_error(string yaml) => Assert.Equal("null", Parsed(yaml));

    [Fact]
    public void A_billion_laughs_are_refused()
    {
        var yaml = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (var level = 1; level < 10; level++)
            yaml.Append($"a{level}: &a{level} [{string.Join(',', Enumerable.Repeat($"*a{level - 1}", 10))}]\n");
        Assert.False(YamlText.TryParse(yaml.ToString(), out _, out var error));
        Assert.Contains("more than 200000 values", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Depth_and_length_are_limited()
    {
        Assert.False(YamlText.TryParse(new string('[', 102) + new string(']', 102), out _, out var deep));
        Assert.Contains("nested deeper than 100", deep.Message, StringComparison.Ordinal);
        Assert.False(YamlText.TryParse(new string(' ', (1024 * 1024) + 1), out _, out var tooLong));
        Assert.Contains("longer than", tooLong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recursive_alias_is_refused()
    {
        Assert.False(YamlText.TryParse("a: &x [*x]", out _, out var error));
        Assert.Contains("has no anchor before it", error.Message, StringComparison.Ordinal);
    }

    private static string Parsed(string yaml)
    {
        Assert.True(YamlText.TryParse(yaml, out var node, out var error), error?.ToString());
        return node?.ToJsonString(Relaxed) ?? "null";
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
