using System.Text.Json.Nodes;
using Clarion.Hub;
using Clarion.Hub.Kinds;
using Clarion.Hub.Patching;
using Clarion.Hub.Writes;

namespace Clarion.Tests.Platform.Hub.Writes;

public sealed class DepthTests
{
    private static readonly WriteTarget Pod = new(CoreKinds.Pod, "t", "p", new(false, FieldValidation.Strict));

    private readonly WritingHub hub = new();

    [Fact]
    public void What_nests_as_deep_as_a_body_may_can_be_read_changed_and_deleted()
    {
        // The object, its spec and its affinity are three levels.
        hub.Create(CoreKinds.Pod, "p", body => body["spec"] = Spec(Nested(HubLimits.DepthMax - 3)));
        var labels = new JsonObject { ["metadata"] = new JsonObject { ["labels"] = new JsonObject { ["a"] = "b" } } };
        Assert.True(hub.Writer.Patch(Pod, present => MergePatch.Apply(present, labels)).Is(out _, out _));
        Assert.Equal("b", hub.Find(CoreKinds.Pod, "p")!.Metadata.Label("a"));
        Assert.True(hub.Delete(CoreKinds.Pod, "p").IsGone);
    }

    [Fact]
    public void A_patch_that_nests_deeper_is_refused()
    {
        hub.Create(CoreKinds.Pod, "p", body => body["spec"] = Spec(Nested(HubLimits.DepthMax - 3)));
        var version = hub.Store.Version;
        var move = new JsonArray(
            JsonNode.Parse("""{"op":"add","path":"/spec/overhead","value":{}}"""),
            JsonNode.Parse("""{"op":"move","from":"/spec/affinity","path":"/spec/overhead/x"}"""),
            JsonNode.Parse("""{"op":"move","from":"/spec/overhead","path":"/spec/affinity"}"""));
        Assert.False(hub.Writer.Patch(Pod, present => JsonPatch.Apply(present, move)).Is(out _, out var failure));
        Assert.Equal(422, failure.Code);
        Assert.Equal(version, hub.Store.Version);
    }

    [Fact]
    public void A_patch_that_nests_without_end_is_refused()
    {
        hub.Create(CoreKinds.Pod, "p", body => body["spec"] = Spec([]));
        string[] round =
        [
            """{"op":"add","path":"/b","value":{}}""",
            """{"op":"move","from":"/spec/affinity","path":"/b/x"}""",
            """{"op":"move","from":"/b","path":"/spec/affinity"}""",
        ];
        var patch = JsonNode.Parse($"[{string.Join(',', Enumerable.Repeat(round, 3000).SelectMany(steps => steps))}]");
        Assert.False(hub.Writer.Patch(Pod, present => JsonPatch.Apply(present, patch)).Is(out _, out var failure));
        Assert.Equal(422, failure.Code);
    }

    private static JsonObject Spec(JsonObject affinity) => new()
    {
        ["affinity"] = affinity,
        ["containers"] = new JsonArray(new JsonObject { ["name"] = "c", ["image"] = "i" }),
    };

    private static JsonObject Nested(int levels)
    {
        var value = new JsonObject();
        for (var i = 1; i < levels; i++)
            value = new() { ["x"] = value };
        return value;
    }
}
