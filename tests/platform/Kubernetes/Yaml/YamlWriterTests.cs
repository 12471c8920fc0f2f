using System.Text.Json.Nodes;
using Clarion.Kubernetes.Yaml;

namespace Clarion.Tests.Platform.Kubernetes.Yaml;

public sealed class YamlWriterTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("10.0.0.0/24")]
    [InlineData("10.0.0.1-10.0.0.9")]
    [InlineData("2001:db8::/64")]
    [InlineData("yes")]
    [InlineData("No")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("0777")]
    [InlineData("1e3")]
    [InlineData("1_000")]
    [InlineData(".5")]
    [InlineData("12:30:45")]
    [InlineData("2026-01-01")]
    [InlineData("a: b")]
    [InlineData("a #b")]
    [InlineData("ends with:")]
    [InlineData("- dash")]
    [InlineData("*alias")]
    [InlineData("&anchor")]
    [InlineData("%percent")]
    [InlineData("{brace}")]
    [InlineData("quote\"back\\slash'")]
    [InlineData("tab\there")]
    [InlineData("two\nlines")]
    [InlineData("a block\nof lines\n")]
    [InlineData("a block\n\n  indented\n")]
    [InlineData("ends twice\n\n")]
    [InlineData(" begins with a space\nline\n")]
    [InlineData("東京 \U0001F600")]
    [InlineData("line\u2028separator\u0085next\u0007bell")]
    [InlineData("\uFEFFmark")]
    [InlineData("---")]
    [InlineData("a\n---\nb\n")]
    [InlineData("Infinity .inf")]
    [InlineData("nan")]
    public void A_text_comes_back_as_it_was_as_value_item_and_key(string text)
    {
        var node = new JsonObject
        {
            ["value"] = text,
            ["list"] = new JsonArray(text, new JsonArray(text), new JsonObject { ["inner"] = text }),
            ["mapping"] = new JsonObject { [text] = 1 },
        };
        var written = YamlText.Write(node);
        Assert.True(YamlText.TryParse(written, out var read, out var error), $"{error}\n{written}");
        Assert.True(JsonNode.DeepEquals(node, read), written);
    }

    [Fact]
    public void Empty_things_and_numbers_keep_their_kind() => Assert.Equal(
        "a: {}\nb: []\nc: null\nd: 1.5\ne: true\nf: \"\"\n",
        YamlText.Write(new JsonObject
        {
            ["a"] = new JsonObject(), ["b"] = new JsonArray(), ["c"] = null, ["d"] = 1.5, ["e"] = true, ["f"] = "",
        }));

    [Fact]
    public void Values_know_on_which_line_they_stand()
    {
        const string Text = "# first\na: 1\n---\nspec:\n  list:\n  - x\n  - text: |\n      text\n";
        var documents = YamlText.ParseAll(Text, out var error);
        Assert.Null(error);
        Assert.Equal(2, documents.Count);
        Assert.Equal(2, documents[0].Lines.Of("a"));
        Assert.Equal(4, documents[1].Lines.Of("spec"));
        Assert.Equal(7, documents[1].Lines.Of("spec.list[1].text"));
        Assert.Equal(7, documents[1].Lines.BeforeText("spec.list[1].text"));
        Assert.Equal(7, documents[1].Lines.Of("spec.list[1].missing.deeper"));
    }
}
