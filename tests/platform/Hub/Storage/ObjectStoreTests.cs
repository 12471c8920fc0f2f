using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;
using Clarion.Hub.Storage;

namespace Clarion.Tests.Platform.Hub.Storage;

public sealed class ObjectStoreTests
{
    private readonly ObjectStore store = new(100);

    [Fact]
    public void Versions_are_one_sequence_over_all_kinds()
    {
        var first = Put("a");
        var second = store.Put(CoreKinds.Secret, TestObjects.ConfigMap("b"));
        Assert.Equal(101, first.ResourceVersion);
        Assert.Equal(102, second.ResourceVersion);
        Assert.Equal("102", (string?)second.Parse()["metadata"]!["resourceVersion"]);
        Assert.Equal(102, store.Version);
    }

    [Fact]
    public void A_label_is_forgotten_with_its_object()
    {
        var (content, key) = (TestObjects.ConfigMap("a"), new string('k', 40) + store.Version);
        content["metadata"]!["labels"] = new JsonObject { [key] = "v" };
        Assert.Equal("v", store.Put(CoreKinds.ConfigMap, content).Metadata.Label(key));
        Assert.Null(string.IsInterned(key));
    }

    [Fact]
    public void Lists_are_in_the_order_of_bytes()
    {
        foreach (var name in new[] { "p05", "p015", "p01", "P1" })
            Put(name);
        store.Put(CoreKinds.ConfigMap, TestObjects.ConfigMap("z", "a"));
        Assert.Equal(["a/z", "t/P1", "t/p01", "t/p015", "t/p05"], Paths(store.List(CoreKinds.ConfigMap)));
    }

    [Fact]
    public void An_earlier_state_is_shown_as_it_was()
    {
        Put("a", "old");
        var kept = Put("gone");
        var then = store.Version;
        Put("a", "new");
        Put("b");
        store.Remove(kept);
        var state = store.ListAt(CoreKinds.ConfigMap, then)!;
        Assert.Equal(then, state.Version);
        Assert.Equal(["t/a", "t/gone"], Paths(state));
        Assert.Equal("old", TestObjects.ValueOf(state.Objects[0]));
        Assert.Equal(kept.ResourceVersion, state.Objects[1].ResourceVersion);
        Assert.Equal(["t/a", "t/b"], Paths(store.List(CoreKinds.ConfigMap)));
    }

    [Fact]
    public void A_removal_has_a_version_of_its_own_and_the_last_content()
    {
        var made = Put("a", "last");
        var removed = store.Remove(made);
        Assert.Equal(made.ResourceVersion + 1, removed.ResourceVersion);
        Assert.Equal("last", TestObjects.ValueOf(removed));
        Assert.Null(store.Find(CoreKinds.ConfigMap, "t", "a"));
        var change = store.ChangesAfter(CoreKinds.ConfigMap, made.ResourceVersion).Changes!.Single();
        Assert.Equal(ChangeType.Deleted, change.Type);
        Assert.Equal(made.ResourceVersion, change.Before!.ResourceVersion);
    }

    [Fact]
    public void States_before_the_first_version_never_were()
    {
        Put("a");
        Assert.Null(store.ListAt(CoreKinds.ConfigMap, 99));
        Assert.Null(store.ChangesAfter(CoreKinds.ConfigMap, 99).Changes);
        Assert.Equal(100, store.ChangesAfter(CoreKinds.ConfigMap, 99).Floor);
        Assert.Empty(store.ListAt(CoreKinds.ConfigMap, 100)!.Objects);
    }

    [Fact]
    public void After_compaction_a_kind_that_changed_starts_over_and_others_go_on()
    {
        Put("a");
        var before = store.Version;
        Put("a", "2");
        store.Compact();
        Assert.Null(store.ChangesAfter(CoreKinds.ConfigMap, before).Changes);
        Assert.NotNull(store.ChangesAfter(CoreKinds.ConfigMap, before + 1).Changes);
        Assert.NotNull(store.ChangesAfter(CoreKinds.Secret, before).Changes);
    }

    [Fact]
    public async Task Who_waits_is_woken_by_a_change_of_that_kind_only()
    {
        var waiting = store.ChangesAfter(CoreKinds.ConfigMap, store.Version).More;
        store.Put(CoreKinds.Secret, TestObjects.ConfigMap("a"));
        Assert.False(waiting.IsCompleted);
        Put("a");
        await waiting.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Kinds_of_two_groups_that_are_the_same_share_their_objects()
    {
        store.Put(CoreKinds.Event, TestObjects.ConfigMap("e"));
        Assert.Equal(["t/e"], Paths(store.List(CoreKinds.NewEvent)));
    }

    private StoredObject Put(string name, string value = "1") =>
        store.Put(CoreKinds.ConfigMap, TestObjects.ConfigMap(name, value: value));

    private static IEnumerable<string> Paths(Snapshot snapshot) => snapshot.Objects.Select(stored => stored.Path);
}
