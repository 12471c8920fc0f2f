using System.Text.Json.Nodes;
using Clarion.Hub.Patching;

namespace Clarion.Tests.Platform.Hub.Patching;

public sealed class MergePatchTests
{
    // RFC 7386 appendix A, where target and patch are objects.
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"a":null}""", "{}")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData("{}", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    [InlineData("""{"a":"b"}""", """{"a":{"c":1}}""", """{"a":{"c":1}}""")]
    public void A_patch_does_what_the_RFC_says(string target, string patch, string expected)
    {
        var before = JsonNode.Parse(target)!.AsObject();
        var result = MergePatch.Apply(before, JsonNode.Parse(patch));
        Assert.Equal(expected, result.Object!.ToJsonString());
        Assert.Equal(target, before.ToJsonString());
    }

    [Theory]
    [InlineData("[1]", "array")]
    [InlineData("\"x\"", "string")]
    [InlineData("1", "number")]
    [InlineData("true", "bool")]
    public void What_is_no_object_is_no_patch(string patch, string word)
    {
        var refusal = MergePatch.Apply([], JsonNode.Parse(patch)).Refusal!;
        Assert.Equal(400, refusal.Code);
        Assert.Equal(
            $"error decoding patch: json: cannot unmarshal {word} into Go value of type map[string]interface {{}}",
            refusal.Message);
    }
}
