using Clarion.Model.Pools;
using Clarion.Model.Refusals;
using Clarion.Model.Tracking;
using Clarion.Primitives;

namespace Clarion.Tests.Core.Model;

public sealed class ConfigurationTrackerTests
{
    private readonly ConfigurationTracker tracker = new();

    [Fact]
    public void Nothing_changed_gives_the_same_instance_also_when_only_a_status_was_written()
    {
        var pool = Objects.Pool("first", 0, 1, "10.0.0.0/24");
        var before = tracker.Update(new() { Pools = [pool] });
        var after = tracker.Update(new()
        {
            Pools = [pool with { Metadata = pool.Metadata with { ResourceVersion = "9" }, Status = new() }],
        });

        Assert.Same(before, after);
    }

    [Fact]
    public void Changed_labels_count_although_they_do_not_raise_the_generation()
    {
        var pool = Objects.Pool("first", 0, 1, "10.0.0.0/24");
        tracker.Update(new() { Pools = [pool] });
        var labels = new Dictionary<string, string> { ["a"] = "1" };
        var after = tracker.Update(new() { Pools = [pool with { Metadata = pool.Metadata with { Labels = labels } }] });

        Assert.Equal("a=1", after.Pools[0].Labels.ToString());
    }

    [Fact]
    public void Another_content_counts_although_a_restored_server_gives_it_the_same_generation_and_version()
    {
        tracker.Update(new() { Pools = [Objects.Pool("first", 0, 1, "10.0.0.0/24")] });
        var after = tracker.Update(new() { Pools = [Objects.Pool("first", 0, 1, "10.0.1.0/24")] });
        Assert.Equal("10.0.1.0-10.0.1.255", after.Pools[0].Ranges[0].ToString());
    }

    [Fact]
    public void A_wrong_pool_does_not_inherit_what_another_one_of_its_name_said()
    {
        tracker.Update(new() { Pools = [Objects.Pool("first", 0, 1, "10.0.0.0/24")] });
        var wrong = Objects.Pool("first", 0, 1, "10.0.0.9-10.0.0.1");
        var after = tracker.Update(new() { Pools = [wrong with { Metadata = wrong.Metadata with { Uid = "other" } }] });
        Assert.Empty(after.Pools);
        Assert.Single(after.FrozenPools);
    }

    [Fact]
    public void An_unchanged_pool_keeps_its_identity_when_another_one_comes()
    {
        var first = Objects.Pool("first", 0, 1, "10.0.0.0/24");
        var before = tracker.Update(new() { Pools = [first] });
        var after = tracker.Update(new() { Pools = [first, Objects.Pool("a", 1, 1, "10.0.1.0/24")] });

        Assert.Equal(["a", "first"], Names(after));
        Assert.Same(before.Pools[0], after.Pools[1]);
    }

    [Fact]
    public void A_pool_that_turns_wrong_keeps_its_last_good_version_and_the_others_are_not_touched()
    {
        tracker.Update(Two("10.0.0.0/24", 1));
        var after = tracker.Update(Two("10.0.0.9-10.0.0.1", 2));

        Assert.Equal(["first", "second"], Names(after));
        Assert.Equal("10.0.0.0-10.0.0.255", after.Pools[0].Ranges[0].ToString());
        Assert.Empty(after.FrozenPools);
        Assert.Equal(RefusalReason.ReversedRange, Assert.Single(after.Refusals).Reason);

        var healed = tracker.Update(Two("10.0.0.0/25", 3));
        Assert.Equal("10.0.0.0-10.0.0.127", healed.Pools[0].Ranges[0].ToString());
        Assert.Empty(healed.Refusals);
    }

    [Fact]
    public void A_pool_that_is_wrong_from_the_start_is_frozen_with_the_ranges_that_can_be_read()
    {
        var configuration = tracker.Update(new() { Pools = [Objects.Pool("first", 0, 1, "10.0.0.0/24", "x")] });

        Assert.Empty(configuration.Pools);
        var frozen = Assert.Single(configuration.FrozenPools);
        Assert.Equal(("first", "10.0.0.0-10.0.0.255"), (frozen.Name.Value, frozen.Ranges[0].ToString()));
        Assert.False(frozen.HoldsEverything);
        Assert.Equal("first", NameOfPool(configuration, "10.0.0.7", null));
        Assert.Equal("first", NameOfPool(configuration, "192.0.2.1", "first"));
        Assert.Null(NameOfPool(configuration, "192.0.2.1", "second"));
        Assert.Null(NameOfPool(configuration, "192.0.2.1", null));
    }

    [Fact]
    public void Of_two_overlapping_pools_the_younger_is_refused_whatever_came_first()
    {
        var old = Objects.Pool("zebra", 1, 1, "10.0.0.0/24");
        var young = Objects.Pool("ant", 2, 1, "10.0.1.0/24", "10.0.0.128/25");
        tracker.Update(new() { Pools = [young] });
        var before = tracker.Update(new() { Pools = [young, old] });
        var restarted = new ConfigurationTracker().Update(new() { Pools = [young, old] });

        foreach (var configuration in new[] { before, restarted })
        {
            Assert.Equal(["zebra"], Names(configuration));
            Assert.Equal("ant", Assert.Single(configuration.FrozenPools).Name.Value);
            var refusal = Assert.Single(configuration.Refusals);
            Assert.Equal("IPAddressPool/ant", refusal.Source.ToString());
            Assert.Equal(("spec.addresses[1]", RefusalReason.OverlappingAddresses), (refusal.Field, refusal.Reason));
        }
    }

    [Fact]
    public void Of_two_overlapping_pools_of_one_second_the_name_decides()
    {
        var configuration = tracker.Update(new()
        {
            Pools = [Objects.Pool("b", 1, 1, "10.0.0.0/24"), Objects.Pool("a", 1, 1, "10.0.0.0/24")],
        });

        Assert.Equal(["a"], Names(configuration));
    }

    [Fact]
    public void A_younger_pool_that_grows_into_an_older_one_keeps_its_last_good_version()
    {
        tracker.Update(Two("10.0.0.0/24", 1));
        var configuration = tracker.Update(new()
        {
            Pools = [Objects.Pool("first", 0, 1, "10.0.0.0/24"), Objects.Pool("second", 1, 2, "10.0.0.0/23")],
        });

        Assert.Equal(["first", "second"], Names(configuration));
        Assert.Equal("10.0.1.0-10.0.1.255", configuration.Pools[1].Ranges[0].ToString());
        Assert.Equal("IPAddressPool/second", Assert.Single(configuration.Refusals).Source.ToString());
    }

    [Fact]
    public void A_refused_pool_that_is_deleted_is_gone()
    {
        tracker.Update(Two("10.0.0.0/24", 1));
        tracker.Update(Two("x", 2));
        var configuration = tracker.Update(new() { Pools = [Objects.Pool("second", 1, 1, "10.0.1.0/24")] });

        Assert.Equal(["second"], Names(configuration));
        Assert.Empty(configuration.FrozenPools);
        Assert.Empty(configuration.Refusals);
    }

    [Fact]
    public void An_advertisement_that_turns_wrong_keeps_its_last_good_version()
    {
        tracker.Update(new() { L2Advertisements = [Objects.Advertisement("l2", 1, new() { IpAddressPools = ["a"] })] });
        var wrong = Objects.Advertisement("l2", 2, new() { IpAddressPools = ["b", "b"] });
        var kept = tracker.Update(new() { L2Advertisements = [wrong] });
        var restarted = new ConfigurationTracker().Update(new() { L2Advertisements = [wrong] });

        Assert.Equal(("a", false), (kept.L2Rules[0].Pools[0].Value, kept.L2Rules[0].IsFrozen));
        Assert.Equal(("b", true), (restarted.L2Rules[0].Pools[0].Value, restarted.L2Rules[0].IsFrozen));
        Assert.Equal(RefusalReason.Duplicate, Assert.Single(kept.Refusals).Reason);
    }

    private static ConfigurationInput Two(string addressesOfFirst, long generation) => new()
    {
        Pools =
        [
            Objects.Pool("first", 0, generation, addressesOfFirst),
            Objects.Pool("second", 1, 1, "10.0.1.0/24"),
        ],
    };

    private static IEnumerable<string> Names(Configuration configuration) =>
        configuration.Pools.Select(pool => pool.Name.Value);

    private static string? NameOfPool(Configuration configuration, string address, string? recorded) =>
        configuration.PoolOf(IpAddress.ParseOrThrow(address), recorded is null ? null : new PoolName(recorded))
            ?.Name.Value;
}
