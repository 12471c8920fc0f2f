using Clarion.Api;
using Clarion.Api.Core;
using Clarion.Kubernetes.Informers;

namespace Clarion.Tests.Platform.Kubernetes.Informers;

public sealed class SubscriptionTests
{
    private readonly Cache<ConfigMap> cache = new(Kinds.ConfigMap);
    private int wakes;

    [Fact]
    public void Present_objects_come_first_and_then_it_is_synced()
    {
        cache.BeginView();
        cache.Put(Map("a", 1));
        cache.Put(Map("b", 2));
        using var subscription = cache.Subscribe(() => wakes++);
        Assert.Equal(1, wakes);
        Assert.False(subscription.IsSynced);

        Assert.Equal(("a", null, "1"), Taken(subscription));
        cache.EndView();
        cache.WakeSubscribers();
        cache.Put(Map("c", 3));
        Assert.False(subscription.IsSynced);
        Assert.Equal(("b", null, "2"), Taken(subscription));
        Assert.True(subscription.IsSynced);
        Assert.Equal(("c", null, "3"), Taken(subscription));
        Assert.False(subscription.TryTake(out _));
    }

    [Fact]
    public void An_empty_view_wakes_and_is_synced()
    {
        using var subscription = cache.Subscribe(() => wakes++);
        Assert.Equal(0, wakes);
        cache.BeginView();
        cache.EndView();
        cache.WakeSubscribers();
        Assert.Equal(1, wakes);
        Assert.True(subscription.IsSynced);
    }

    [Fact]
    public void Changes_of_one_object_fold_into_one_with_the_state_that_was_taken_last()
    {
        using var subscription = cache.Subscribe(() => wakes++);
        cache.Put(Map("a", 1));
        Assert.Equal(("a", null, "1"), Taken(subscription));
        cache.Put(Map("a", 2));
        cache.Put(Map("a", 3));
        Assert.Equal(("a", "1", "3"), Taken(subscription));
        cache.Put(Map("a", 4));
        cache.Remove(Map("a", 5).Metadata.Key);
        Assert.Equal(("a", "3", null), Taken(subscription));
        Assert.False(subscription.TryTake(out _));
    }

    [Fact]
    public void An_object_that_came_and_went_unseen_leaves_nothing()
    {
        using var subscription = cache.Subscribe(() => wakes++);
        for (var round = 0; round < 1000; round++)
        {
            cache.Put(Map($"a{round}", 1));
            cache.Remove(Map($"a{round}", 2).Metadata.Key);
        }

        Assert.Equal(0, subscription.Count);
        Assert.False(subscription.TryTake(out _));
    }

    [Fact]
    public void An_object_deleted_and_made_again_is_one_change_between_two_objects()
    {
        using var subscription = cache.Subscribe(() => wakes++);
        cache.Put(Map("a", 1));
        Assert.True(subscription.TryTake(out _));
        cache.Remove(Map("a", 2).Metadata.Key);
        cache.Put(Map("a", 3) with { Metadata = Map("a", 3).Metadata with { Uid = "another" } });
        Assert.True(subscription.TryTake(out var change));
        Assert.Equal(("u", "another"), (change.Before!.Metadata.Uid, change.After!.Metadata.Uid));
    }

    [Fact]
    public void Keys_are_taken_in_the_order_in_which_they_first_changed()
    {
        using var subscription = cache.Subscribe(() => wakes++);
        foreach (var name in new[] { "c", "a", "b", "c", "a" })
            cache.Put(Map(name, wakes++));
        Assert.Equal(
            ["c", "a", "b"],
            new[] { Taken(subscription), Taken(subscription), Taken(subscription) }.Select(t => t.Name));
    }

    [Fact]
    public void It_wakes_only_when_there_was_nothing_before()
    {
        using var subscription = cache.Subscribe(() => wakes++);
        cache.Put(Map("a", 1));
        cache.WakeSubscribers();
        cache.Put(Map("b", 2));
        cache.WakeSubscribers();
        Assert.Equal(1, wakes);
        Taken(subscription);
        Taken(subscription);
        cache.Put(Map("c", 3));
        cache.WakeSubscribers();
        Assert.Equal(2, wakes);
    }

    [Fact]
    public void After_its_end_nothing_is_kept_for_it()
    {
        var subscription = cache.Subscribe(() => wakes++);
        subscription.Dispose();
        cache.Put(Map("a", 1));
        Assert.Equal(0, subscription.Count);
    }

    internal static ConfigMap Map(string name, int version) => new()
    {
        Metadata = new() { Namespace = "t", Name = name, Uid = "u", ResourceVersion = $"{version}" },
        Data = new Dictionary<string, string> { ["v"] = $"{version}" },
    };

    private static (string Name, string? Before, string? After) Taken(Subscription<ConfigMap> subscription)
    {
        Assert.True(subscription.TryTake(out var change));
        return (change.Key.Name, change.Before?.Metadata.ResourceVersion, change.After?.Metadata.ResourceVersion);
    }
}
