using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;

namespace Clarion.Tests.Platform.Hub.Kinds;

public sealed class ObjectViewTests
{
    [Fact]
    public void An_Event_has_other_names_in_the_newer_group()
    {
        var stored = Json("""{"apiVersion":"v1","message":"m","involvedObject":{"name":"s"},"count":2,"reason":"R"}""");
        var view = ObjectView.Of(CoreKinds.NewEvent, stored);
        JsonAssert.Equal(
            """
            {"apiVersion":"events.k8s.io/v1","note":"m","regarding":{"name":"s"},"deprecatedCount":2,"reason":"R"}
            """,
            view);
        Assert.Equal(stored.ToJsonString(), ObjectView.ToStored(CoreKinds.NewEvent, view).ToJsonString());
    }

    [Fact]
    public void Another_version_of_a_peer_differs_by_its_apiVersion_alone()
    {
        var stored = Json("""{"apiVersion":"metallb.io/v1beta1","spec":{"peerASN":1}}""");
        var newer = HubKinds.Find("metallb.io", "v1beta2", "bgppeers")!;
        JsonAssert.Equal(
            """{"apiVersion":"metallb.io/v1beta2","spec":{"peerASN":1}}""", ObjectView.Of(newer, stored));
        Assert.Equal("""{"apiVersion":"metallb.io/v1beta1","spec":{"peerASN":1}}""", stored.ToJsonString());
    }

    [Fact]
    public void The_stored_version_is_not_copied()
    {
        var stored = Json("""{"apiVersion":"v1"}""");
        Assert.Same(stored, ObjectView.Of(CoreKinds.Service, stored));
        Assert.Same(stored, ObjectView.ToStored(CoreKinds.Service, stored));
    }

    private static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();
}
