using System.Text.Json.Nodes;
using Clarion.Hub.Collection;
using Clarion.Hub.Kinds;
using Clarion.Hub.Storage;
using Clarion.Hub.Writes;

namespace Clarion.Tests.Platform.Hub.Collection;

public sealed class CollectorTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly WritingHub hub = new();

    [Fact]
    public void A_deleted_namespace_goes_with_its_content_after_its_grace()
    {
        hub.Create(CoreKinds.ConfigMap, "a");
        hub.Delete(CoreKinds.Namespace, "t");
        Collect();
        Assert.NotNull(hub.Find(CoreKinds.ConfigMap, "a"));
        hub.Time.Advance(Grace);
        Collect();
        Assert.Null(hub.Find(CoreKinds.ConfigMap, "a"));
        Assert.Null(hub.Find(CoreKinds.Namespace, "t"));
    }

    [Fact]
    public void A_namespace_waits_for_content_that_is_held()
    {
        hub.Create(CoreKinds.ConfigMap, "a", body => body["metadata"]!["finalizers"] = new JsonArray("test.io/hold"));
        hub.Delete(CoreKinds.Namespace, "t");
        hub.Time.Advance(Grace);
        Collect();
        Assert.True(hub.Find(CoreKinds.ConfigMap, "a")!.Metadata.IsTerminating);
        var version = hub.Store.Version;
        Collect();
        Assert.Equal(version, hub.Store.Version);
        hub.Writer.Edit(hub.Find(CoreKinds.ConfigMap, "a")!, body => body.Metadata().Remove("finalizers"));
        Collect();
        Assert.Null(hub.Find(CoreKinds.Namespace, "t"));
    }

    [Fact]
    public void What_a_deleted_object_owned_goes_too()
    {
        var owner = hub.Create(CoreKinds.ConfigMap, "owner");
        hub.Create(CoreKinds.ConfigMap, "owned", Owned(owner));
        hub.Create(CoreKinds.ConfigMap, "other");
        CollectOwned();
        Assert.NotNull(hub.Find(CoreKinds.ConfigMap, "owned"));
        hub.Delete(CoreKinds.ConfigMap, "owner");
        CollectOwned();
        Assert.Null(hub.Find(CoreKinds.ConfigMap, "owned"));
        Assert.NotNull(hub.Find(CoreKinds.ConfigMap, "other"));
    }

    [Fact]
    public void What_is_owned_by_something_of_a_kind_that_is_not_here_stays()
    {
        hub.Create(CoreKinds.ConfigMap, "owned", body => body["metadata"]!["ownerReferences"] = JsonNode.Parse(
            """[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"r","uid":"u"}]"""));
        CollectOwned();
        Assert.NotNull(hub.Find(CoreKinds.ConfigMap, "owned"));
    }

    [Fact]
    public void An_owner_deleted_in_the_foreground_goes_after_what_it_owns()
    {
        var owner = hub.Create(CoreKinds.ConfigMap, "owner");
        hub.Create(CoreKinds.ConfigMap, "owned", Owned(owner));
        hub.Delete(CoreKinds.ConfigMap, "owner", DeleteOptions.Background with { Propagation = "Foreground" });
        Assert.NotNull(hub.Find(CoreKinds.ConfigMap, "owner"));
        CollectOwned();
        Assert.Null(hub.Find(CoreKinds.ConfigMap, "owned"));
        Assert.Null(hub.Find(CoreKinds.ConfigMap, "owner"));
    }

    [Fact]
    public void An_orphan_stays_and_no_longer_names_its_owner()
    {
        var owner = hub.Create(CoreKinds.ConfigMap, "owner");
        hub.Create(CoreKinds.ConfigMap, "owned", Owned(owner));
        hub.Delete(CoreKinds.ConfigMap, "owner", DeleteOptions.Background with { Propagation = "Orphan" });
        CollectOwned();
        Assert.Null(hub.Find(CoreKinds.ConfigMap, "owner"));
        Assert.Empty(hub.Find(CoreKinds.ConfigMap, "owned")!.Metadata.OwnerUids);
    }

    [Fact]
    public void A_Pod_on_a_node_goes_when_its_grace_is_over()
    {
        hub.Create(CoreKinds.Pod, "p", body => body["spec"] = JsonNode.Parse(
            """{"nodeName":"n1","containers":[{"name":"c","image":"i"}]}"""));
        Assert.False(hub.Delete(CoreKinds.Pod, "p").IsGone);
        var collector = new ExpiryCollector(hub.Store, hub.Deleter);
        hub.Time.Advance(TimeSpan.FromSeconds(29));
        collector.Collect(hub.Time.GetUtcNow());
        Assert.NotNull(hub.Find(CoreKinds.Pod, "p"));
        hub.Time.Advance(TimeSpan.FromSeconds(1));
        collector.Collect(hub.Time.GetUtcNow());
        Assert.Null(hub.Find(CoreKinds.Pod, "p"));
    }

    [Fact]
    public void Events_are_forgotten_after_an_hour()
    {
        hub.Create(CoreKinds.Event, "e", body => body["involvedObject"] = new JsonObject
        {
            ["kind"] = "Service", ["namespace"] = "t", ["name"] = "s",
        });
        var collector = new ExpiryCollector(hub.Store, hub.Deleter);
        hub.Time.Advance(TimeSpan.FromMinutes(59));
        collector.CollectEvents(hub.Time.GetUtcNow());
        Assert.NotNull(hub.Find(CoreKinds.Event, "e"));
        hub.Time.Advance(TimeSpan.FromMinutes(1));
        collector.CollectEvents(hub.Time.GetUtcNow());
        Assert.Null(hub.Find(CoreKinds.Event, "e"));
    }

    private void Collect() =>
        new NamespaceCollector(hub.Store, hub.Deleter, hub.Commits, Grace).Collect(hub.Time.GetUtcNow());

    private void CollectOwned() => new OwnerCollector(hub.Store, hub.Deleter, hub.Writer).Collect();

    private static Action<JsonObject> Owned(StoredObject owner) => body =>
        body["metadata"]!["ownerReferences"] = new JsonArray(new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "ConfigMap",
            ["name"] = owner.Name,
            ["uid"] = owner.Metadata.Uid,
        });
}
