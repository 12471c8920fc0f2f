using System.Text.Json.Nodes;
using Clarion.Hub.Patching;

namespace Clarion.Tests.Platform.Hub.Patching;

public sealed class JsonPatchTests
{
    // Most rows are from RFC 6902 appendix A; the last ones are what the API server's library does beyond it.
    [Theory]
    [InlineData("""{"foo":"bar"}""", """[{"op":"add","path":"/baz","value":"qux"}]""", """{"foo":"bar","baz":"qux"}""")]
    [InlineData("""{"foo":["bar"]}""", """[{"op":"add","path":"/foo/1","value":"q"}]""", """{"foo":["bar","q"]}""")]
    [InlineData("""{"foo":["a","b"]}""", """[{"op":"add","path":"/foo/1","value":"q"}]""", """{"foo":["a","q","b"]}""")]
    [InlineData("""{"foo":["a"]}""", """[{"op":"add","path":"/foo/-","value":["b"]}]""", """{"foo":["a",["b"]]}""")]
    [InlineData("""{"a":1,"b":2}""", """[{"op":"remove","path":"/a"}]""", """{"b":2}""")]
    [InlineData("""{"a":[1,2,3]}""", """[{"op":"remove","path":"/a/1"}]""", """{"a":[1,3]}""")]
    [InlineData("""{"a":1}""", """[{"op":"replace","path":"/a","value":null}]""", """{"a":null}""")]
    [InlineData("""{"a":[1,2]}""", """[{"op":"replace","path":"/a/0","value":9}]""", """{"a":[9,2]}""")]
    [InlineData(
        """{"foo":{"bar":1,"waldo":2},"qux":{}}""", """[{"op":"move","from":"/foo/waldo","path":"/qux/thud"}]""",
        """{"foo":{"bar":1},"qux":{"thud":2}}""")]
    [InlineData("""{"a":[1,2,3]}""", """[{"op":"move","from":"/a/0","path":"/a/2"}]""", """{"a":[2,3,1]}""")]
    [InlineData("""{"a":{"b":1}}""", """[{"op":"copy","from":"/a","path":"/c"}]""", """{"a":{"b":1},"c":{"b":1}}""")]
    [InlineData("""{"a":{"b":[1]}}""", """[{"op":"test","path":"/a","value":{"b":[1]}}]""", """{"a":{"b":[1]}}""")]
    [InlineData("""{"a/b":1,"m~n":2}""", """[{"op":"remove","path":"/a~1b"},{"op":"remove","path":"/m~0n"}]""", "{}")]
    [InlineData("""{"~1":9}""", """[{"op":"test","path":"/~01","value":9}]""", """{"~1":9}""")]
    [InlineData("""{"a":1}""", """[{"op":"replace","path":"/b","value":2}]""", """{"a":1,"b":2}""")]
    [InlineData("""{"a":1}""", """[{"op":"test","path":"/b","value":null}]""", """{"a":1}""")]
    [InlineData("""{"a":[1,2]}""", """[{"op":"remove","path":"/a/-1"}]""", """{"a":[1]}""")]
    [InlineData("""{"a":1}""", """[{"op":"replace","path":"","value":{"b":2}}]""", """{"b":2}""")]
    [InlineData("""{"a":1}""", "[]", """{"a":1}""")]
    public void Operations_happen_in_order(string target, string patch, string expected)
    {
        var before = JsonNode.Parse(target)!.AsObject();
        Assert.Equal(expected, JsonPatch.Apply(before, JsonNode.Parse(patch)).Object?.ToJsonString());
        Assert.Equal(target, before.ToJsonString());
    }

    [Theory]
    [InlineData("""[{"op":"test","path":"/a","value":2}]""")]
    [InlineData("""[{"op":"test","path":"/a","value":"1"}]""")]
    [InlineData("""[{"op":"remove","path":"/b"}]""")]
    [InlineData("""[{"op":"remove","path":""}]""")]
    [InlineData("""[{"op":"replace","path":"/b/c","value":1}]""")]
    [InlineData("""[{"op":"add","path":"/l/7","value":1}]""")]
    [InlineData("""[{"op":"add","path":"/l/x","value":1}]""")]
    [InlineData("""[{"op":"add","path":"/x"}]""")]
    [InlineData("""[{"op":"add","path":"x","value":1}]""")]
    [InlineData("""[{"op":"move","from":"/b","path":"/c"}]""")]
    [InlineData("""[{"op":"copy","path":"/c"}]""")]
    [InlineData("""[{"op":"foo","path":"/a","value":1}]""")]
    [InlineData("""[{"path":"/a","value":1}]""")]
    [InlineData("""[{"op":"add","value":1}]""")]
    [InlineData("""[1]""")]
    [InlineData("""[{"op":"replace","path":"","value":1}]""")]
    [InlineData("""[{"op":"add","path":"/x","value":1},{"op":"test","path":"/a","value":2}]""")]
    public void One_operation_that_cannot_be_done_refuses_all_without_saying_which(string patch)
    {
        var refusal = JsonPatch.Apply(
            JsonNode.Parse("""{"a":1,"l":[1]}""")!.AsObject(), JsonNode.Parse(patch)).Refusal!;
        Assert.Equal((422, "Invalid"), (refusal.Code, refusal.Reason));
        Assert.Equal("the server rejected our request due to an error in our request", refusal.Message);
        Assert.Empty(refusal.Causes);
    }

    [Fact]
    public void Copies_of_copies_come_to_an_end()
    {
        var patch = new JsonArray([.. Enumerable.Range(0, 64).Select(i => new JsonObject
        {
            ["op"] = "copy", ["from"] = "/a", ["path"] = $"/a/{i}",
        })]);
        Assert.Equal(422, JsonPatch.Apply(JsonNode.Parse("""{"a":{"b":"c"}}""")!.AsObject(), patch).Refusal?.Code);
    }

    [Fact]
    public void What_is_no_list_is_no_patch()
    {
        var refusal = JsonPatch.Apply([], new JsonObject()).Refusal!;
        Assert.Equal(400, refusal.Code);
        Assert.Equal(
            "error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp",
            refusal.Message);
    }

    [Fact]
    public void A_patch_has_a_limit_of_operations()
    {
        var patch = new JsonArray([.. Enumerable.Range(0, JsonPatch.OperationsMax + 1).Select(_ => new JsonObject())]);
        var refusal = JsonPatch.Apply([], patch).Refusal!;
        Assert.Equal((413, "RequestEntityTooLarge"), (refusal.Code, refusal.Reason));
    }
}
