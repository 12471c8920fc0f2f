using Clarion.Api;
using Clarion.Api.Core;
using Clarion.Kubernetes.Informers;

namespace Clarion.Tests.Platform.Kubernetes.Informers;

public sealed class CacheTests
{
    private readonly Cache<ConfigMap> cache = new(Kinds.ConfigMap);

    [Fact]
    public void What_a_complete_view_does_not_contain_is_gone()
    {
        View(Map("a", 1), Map("b", 1));
        View(Map("b", 1), Map("c", 2));
        Assert.Equal(["b", "c"], Names());
    }

    [Fact]
    public void What_an_abandoned_view_did_not_contain_stays()
    {
        View(Map("a", 1), Map("b", 1));
        cache.BeginView();
        cache.Put(Map("c", 2));
        cache.AbandonView();
        cache.EndView();
        Assert.Equal(["a", "b", "c"], Names());
    }

    [Fact]
    public void An_object_deleted_while_the_view_is_read_is_gone()
    {
        cache.BeginView();
        cache.Put(Map("a", 1));
        cache.Remove(Map("a", 2).Metadata.Key);
        cache.EndView();
        Assert.Empty(Names());
    }

    [Fact]
    public void An_object_that_cannot_be_read_stays_as_it_was()
    {
        View(Map("a", 1), Map("b", 1));
        cache.BeginView();
        cache.Put(Map("a", 1));
        cache.Keep(new("t", "b"));
        cache.EndView();
        Assert.Equal(["a", "b"], Names());
    }

    [Fact]
    public void The_same_state_again_is_no_change_and_a_restored_one_with_its_version_is()
    {
        View(Map("a", 5));
        using var subscription = cache.Subscribe(() => { });
        Assert.True(subscription.TryTake(out _));

        View(Map("a", 5));
        Assert.False(subscription.TryTake(out _));

        var restored = Map("a", 5) with { Data = new Dictionary<string, string> { ["v"] = "other" } };
        View(restored);
        Assert.True(subscription.TryTake(out var change));
        Assert.Same(restored, change.After);
    }

    [Fact]
    public void The_store_a_reader_holds_does_not_change()
    {
        View(Map("a", 1));
        var held = cache.Store;
        View(Map("b", 2));
        Assert.Equal(1, held.Count);
        Assert.True(held.TryGet(new("t", "a"), out _));
        Assert.False(held.TryGet(new("t", "b"), out _));
    }

    [Fact]
    public void An_index_follows_puts_moves_and_removals()
    {
        cache.AddIndex("value", map => map.Data?.GetValueOrDefault("v"));
        View(Map("b", 1), Map("a", 1), Map("c", 2));
        Assert.Equal(["a", "b"], Found("1"));
        cache.Put(Map("a", 2));
        Assert.Equal(["b"], Found("1"));
        Assert.Equal(["a", "c"], Found("2"));
        cache.Remove(Map("b", 3).Metadata.Key);
        Assert.Empty(Found("1"));
        cache.Put(Map("c", 2) with { Data = null });
        Assert.Equal(["a"], Found("2"));
    }

    private static ConfigMap Map(string name, int version) => SubscriptionTests.Map(name, version);

    private void View(params ConfigMap[] maps)
    {
        cache.BeginView();
        foreach (var map in maps)
            cache.Put(map);
        cache.EndView();
    }

    private IEnumerable<string> Names() =>
        cache.Store.Objects.Select(map => map.Metadata.Name).Order(StringComparer.Ordinal);

    private IEnumerable<string> Found(string value) =>
        cache.Store.Find("value", value).Select(map => map.Metadata.Name);
}
