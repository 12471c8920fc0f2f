using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;
using Clarion.Hub.Patching;

namespace Clarion.Tests.Platform.Hub.Patching;

public sealed class StrategicMergePatchTests
{
    private const string Web = """{"spec":{"ports":[{"port":80,"name":"a"}],"selector":{"app":"web","tier":"x"}}}""";

    [Theory]
    [InlineData(
        """{"spec":{"ports":[{"port":81,"name":"b"}]}}""",
        """[{"port":81,"name":"b"},{"port":80,"name":"a"}]""")]
    [InlineData(
        """{"spec":{"$setElementOrder/ports":[{"port":80},{"port":81}],"ports":[{"port":81,"name":"b"}]}}""",
        """[{"port":80,"name":"a"},{"port":81,"name":"b"}]""")]
    [InlineData(
        """
        {"spec":{"$setElementOrder/ports":[{"port":81}],"ports":[{"name":"a","port":81},{"$patch":"delete","port":80}]}}
        """,
        """[{"name":"a","port":81}]""")]
    [InlineData(
        """{"spec":{"ports":[{"port":80,"nodePort":30001}]}}""", """[{"name":"a","port":80,"nodePort":30001}]""")]
    [InlineData("""{"spec":{"ports":[{"port":80,"name":null}]}}""", """[{"port":80}]""")]
    [InlineData("""{"spec":{"ports":[{"$patch":"replace"},{"port":9}]}}""", """[{"port":9}]""")]
    [InlineData("""{"spec":{"ports":[{"port":81,"$patch":"delete"}]}}""", """[{"port":80,"name":"a"}]""")]
    public void Ports_are_merged_by_their_number(string patch, string ports) =>
        Assert.Equal(ports, Patched(CoreKinds.Service, Web, patch)["spec"]!["ports"]!.ToJsonString());

    [Theory]
    [InlineData("""{"spec":{"selector":{"app":"db"}}}""", """{"tier":"x","app":"db"}""")]
    [InlineData("""{"spec":{"selector":{"tier":null}}}""", """{"app":"web"}""")]
    [InlineData("""{"spec":{"selector":{"$patch":"replace","a":"b"}}}""", """{"a":"b"}""")]
    [InlineData("""{"spec":{"selector":{"$patch":"delete"}}}""", "{}")]
    [InlineData("""{"spec":{"selector":{"$retainKeys":["app"],"app":"web"}}}""", """{"app":"web"}""")]
    public void Maps_are_merged_key_by_key(string patch, string selector) =>
        Assert.Equal(selector, Patched(CoreKinds.Service, Web, patch)["spec"]!["selector"]!.ToJsonString());

    [Theory]
    [InlineData("""{"metadata":{"finalizers":["c/d"]}}""", """["c/d","a/b","x/y"]""")]
    [InlineData("""{"metadata":{"finalizers":["x/y"]}}""", """["a/b","x/y"]""")]
    [InlineData("""{"metadata":{"$deleteFromPrimitiveList/finalizers":["a/b"]}}""", """["x/y"]""")]
    [InlineData(
        """{"metadata":{"$setElementOrder/finalizers":["x/y","a/b"],"finalizers":["x/y"]}}""", """["x/y","a/b"]""")]
    public void Finalizers_are_a_set(string patch, string finalizers) => Assert.Equal(
        finalizers,
        Patched(CoreKinds.Service, """{"metadata":{"finalizers":["a/b","x/y"]}}""", patch)["metadata"]!["finalizers"]!
            .ToJsonString());

    [Fact]
    public void Conditions_are_merged_by_type_and_taints_are_replaced()
    {
        const string node = """
            {"spec":{"taints":[{"key":"a"}]},"status":{"conditions":[{"type":"Ready","status":"True"}]}}
            """;
        var next = Patched(CoreKinds.Node, node, """
            {"spec":{"taints":[{"key":"b"}]},"status":{"conditions":[{"type":"Ready","status":"False"},{"type":"X"}]}}
            """);
        Assert.Equal("""[{"key":"b"}]""", next["spec"]!["taints"]!.ToJsonString());
        Assert.Equal(
            """[{"type":"X"},{"type":"Ready","status":"False"}]""", next["status"]!["conditions"]!.ToJsonString());
    }

    [Fact]
    public void Containers_are_merged_by_name_and_their_environment_too()
    {
        const string pod = """{"spec":{"containers":[{"name":"a","image":"x","env":[{"name":"E","value":"1"}]}]}}""";
        var next = Patched(CoreKinds.Pod, pod, """
            {"spec":{"containers":[{"name":"a","image":"y","env":[{"name":"E","value":"2"}]}]}}
            """);
        JsonAssert.Equal(
            """[{"name":"a","image":"y","env":[{"name":"E","value":"2"}]}]""", next["spec"]!["containers"]);
    }

    [Theory]
    [InlineData("""[1]""", 400, "json: cannot unmarshal array into Go value of type map[string]interface {}")]
    [InlineData(
        """{"spec":{"ports":[{"name":"z"}]}}""", 500, "map: map[name:z] does not contain declared merge key: port")]
    [InlineData(
        """{"spec":{"ports":[{"$patch":"foo","port":80}]}}""", 500,
        "unknown patch type: foo in map: map[$patch:foo port:80]")]
    [InlineData(
        """{"spec":{"ports":{"a":1}}}""", 422,
        """ "" is invalid: patch: Invalid value: "map[spec:map[ports:map[a:1]]]": cannot restore slice from map""")]
    public void A_wrong_patch_is_refused_in_the_words_of_the_API_server(string patch, int code, string message)
    {
        var refusal = StrategicMergePatch.Apply(
            CoreKinds.Service, JsonNode.Parse(Web)!.AsObject(), JsonNode.Parse(patch)).Refusal!;
        Assert.Equal((code, message), (refusal.Code, refusal.Message));
    }

    private static JsonObject Patched(HubKind kind, string target, string patch)
    {
        var before = JsonNode.Parse(target)!.AsObject();
        var result = StrategicMergePatch.Apply(kind, before, JsonNode.Parse(patch));
        Assert.Null(result.Refusal);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(target), before));
        return result.Object!;
    }
}
