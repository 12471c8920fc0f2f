using Clarion.Hub.Storage;

namespace Clarion.Tests.Platform.Hub.Storage;

public sealed class ChangeHistoryTests
{
    [Fact]
    public void Changes_after_a_version_come_in_order_and_no_others()
    {
        var history = Filled(10, changesMax: 100);
        Assert.Equal([8, 9, 10], Versions(history.After(7, 100)));
        Assert.Equal([1, 2], Versions(history.After(0, 2)));
        Assert.Empty(history.After(10, 100));
        Assert.Equal(0, history.Floor);
    }

    [Fact]
    public void A_version_in_the_future_has_no_changes_yet() => Assert.Empty(Filled(3, changesMax: 100).After(99, 100));

    [Fact]
    public void The_oldest_changes_are_forgotten_and_the_floor_says_so()
    {
        var history = Filled(1000, changesMax: 10);
        Assert.Equal(990, history.Floor);
        Assert.Equal([991, 992, 993, 994, 995, 996, 997, 998, 999, 1000], Versions(history.After(990, 100)));
    }

    [Fact]
    public void Bytes_bound_it_too_but_the_newest_change_stays()
    {
        var history = Filled(5, changesMax: 100, bytesMax: 1);
        Assert.Equal(4, history.Floor);
        Assert.Equal([5], Versions(history.After(4, 100)));
    }

    [Fact]
    public void After_forgetting_everything_only_the_last_version_can_be_resumed_from()
    {
        var history = Filled(5, changesMax: 100);
        history.Forget();
        Assert.Equal(5, history.Floor);
        Assert.Empty(history.After(5, 100));
        history.Forget();
        Assert.Equal(5, history.Floor);
    }

    private static ChangeHistory Filled(int count, int changesMax, long bytesMax = long.MaxValue)
    {
        var history = new ChangeHistory(0, changesMax, bytesMax);
        for (var version = 1; version <= count; version++)
        {
            var now = TestObjects.Stored(TestObjects.ConfigMap("a"), version);
            history.Add(new(ChangeType.Modified, now, null));
        }

        return history;
    }

    private static IEnumerable<long> Versions(IEnumerable<Change> changes) =>
        changes.Select(change => change.Now.ResourceVersion);
}
