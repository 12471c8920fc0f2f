using Clarion.Ipam.Reasons;
using Clarion.Model.Pools;
using Clarion.Model.Services;
using Clarion.Primitives;

namespace Clarion.Tests.Core.Ipam;

public sealed class AllocationTests
{
    [Fact]
    public void Addresses_are_given_in_the_order_in_which_the_ranges_are_written()
    {
        var cluster = Cluster.With(Cluster.Pool("p", "10.0.0.100-10.0.0.101", "10.0.0.10-10.0.0.11"));
        Assert.Equal(
            ["10.0.0.100", "10.0.0.101", "10.0.0.10", "10.0.0.11", "NoFreeAddress"],
            Enumerable.Range(0, 5).Select(i => cluster.Put($"s{i}")));
        Assert.Equal("pool 'p' is full", cluster.Outcomes["s4"].Detail);
    }

    [Fact]
    public void Pools_are_taken_by_priority_with_unset_last_then_open_ones_and_each_by_name()
    {
        var cluster = Cluster.With(
            Cluster.Pool("a", "10.0.0.1-10.0.0.1"),
            Cluster.Pool("b", "10.0.0.2-10.0.0.2") with { Allocation = new() { Priority = 20 } },
            Cluster.Pool("c", "10.0.0.3-10.0.0.3") with { Allocation = new() { Priority = 10 } },
            Cluster.Pool("d", "10.0.0.4-10.0.0.4") with { Allocation = new() },
            Cluster.Pool("e", "10.0.0.5-10.0.0.5") with { AutoAssign = false },
            Cluster.Pool("f", "10.0.0.6-10.0.0.6") with { Allocation = new() { Priority = 10 } });

        Assert.Equal(
            ["10.0.0.3", "10.0.0.6", "10.0.0.2", "10.0.0.4", "10.0.0.1", "NoFreeAddress"],
            Enumerable.Range(0, 6).Select(i => cluster.Put($"s{i}")));
    }

    [Theory]
    [InlineData("x", "10.0.0.0")]
    [InlineData("y", "10.0.1.0")]
    public void Nothing_is_chosen_before_it_is_known_what_the_pools_select(string team, string expected)
    {
        var kept = Cluster.Pool("kept", "10.0.0.0/24") with
        {
            Allocation = new() { NamespaceSelectors = [Cluster.Select("team", "x")] },
        };
        var cluster = Cluster.With(kept, Cluster.Pool("open", "10.0.1.0/24"));
        cluster.Put(Cluster.Request("s") with { Name = new("late", "s") });
        Assert.Equal("NoMatchingPool", cluster["s"]);
        Assert.Equal("the labels of namespace 'late' are not known yet", cluster.Outcomes["s"].Detail);
        cluster.Label("late", Cluster.Labels("team", team));
        Assert.Equal(expected, cluster["s"]);
    }

    [Fact]
    public void A_pool_serves_its_namespaces_and_its_labels_only()
    {
        var cluster = Cluster.With(
            Cluster.Pool("byname", "10.0.1.0/24") with { Allocation = new() { Namespaces = ["other"] } },
            Cluster.Pool("bylabel", "10.0.2.0/24") with
            {
                Allocation = new() { NamespaceSelectors = [Cluster.Select("team", "x")] },
            },
            Cluster.Pool("byservice", "10.0.3.0/24") with
            {
                Allocation = new() { Namespaces = ["shop"], ServiceSelectors = [Cluster.Select("app", "web")] },
            });

        Assert.Equal("NoMatchingPool", cluster.Put("plain"));
        Assert.Equal("10.0.3.0", cluster.Put("web", request => request with { Labels = Cluster.Labels("app", "web") }));
        Assert.Equal("PoolNotAllowed", cluster.Put("asks", request => request with { RequestedPool = new("byname") }));

        cluster.Send(new Clarion.Ipam.Events.NamespaceChanged("shop", Cluster.Labels("team", "x")));
        Assert.Equal("10.0.2.0", cluster["plain"]);
        Assert.Equal("10.0.3.0", cluster["web"]);
        cluster.Send(new Clarion.Ipam.Events.NamespaceDeleted("shop"));
        Assert.Equal("NoMatchingPool", cluster["plain"]);
    }

    [Fact]
    public void Avoided_addresses_are_skipped_and_refused_and_taken_away()
    {
        var pool = Cluster.Pool("p", "10.0.0.254-10.0.1.1");
        var cluster = Cluster.With(pool);
        cluster.Put("a");
        Assert.Equal("10.0.0.255", cluster.Put("b"));
        cluster.Pools(pool with { AvoidBuggyIps = true });

        Assert.Equal("10.0.1.1", cluster["b"]);
        Assert.Equal("NoFreeAddress", cluster.Put("c"));
        Assert.Equal("AddressAvoided", cluster.Put("d", request => request with
        {
            RequestedAddresses = [IpAddress.ParseOrThrow("10.0.1.0")],
        }));
        Assert.Equal(0, cluster.Usage("p").AvailableIPv4);
    }

    [Theory]
    [InlineData("10.0.0.7", null, "10.0.0.7")]
    [InlineData("10.0.0.7", "p", "10.0.0.7")]
    [InlineData("10.0.9.7", null, "10.0.9.7")]
    [InlineData("10.0.0.7", "manual", "AddressInOtherPool")]
    [InlineData("10.0.0.7", "nowhere", "AddressInOtherPool")]
    [InlineData("192.0.2.1", null, "AddressNotInPool")]
    [InlineData("192.0.2.1", "p", "AddressNotInPool")]
    [InlineData("10.0.0.1", null, "AddressInUse")]
    [InlineData("fd00::1", null, "WrongFamily")]
    [InlineData("10.0.0.7,fd00::1", null, "WrongFamily")]
    [InlineData(null, "manual", "10.0.9.0")]
    [InlineData(null, "nowhere", "UnknownPool")]
    [InlineData(null, "v6", "PoolLacksFamily")]
    [InlineData(null, "one", "PoolExhausted")]
    public void Wishes_are_met_exactly_or_refused_with_the_reason(string? wanted, string? pool, string expected)
    {
        var cluster = Cluster.With(
            Cluster.Pool("p", "10.0.0.1-10.0.0.9"),
            Cluster.Pool("manual", "10.0.9.0/24") with { AutoAssign = false },
            Cluster.Pool("one", "10.0.8.0/32") with { AutoAssign = false },
            Cluster.Pool("v6", "fd00::/64"));
        Assert.Equal("10.0.0.1", cluster.Put("first"));
        Assert.Equal("10.0.8.0", cluster.Put("second", request => request with { RequestedPool = new("one") }));

        Assert.Equal(expected, cluster.Put("s", request => request with
        {
            RequestedAddresses = [.. (wanted?.Split(',') ?? []).Select(IpAddress.ParseOrThrow)],
            RequestedPool = pool is null ? null : new PoolName(pool),
        }));
    }

    [Fact]
    public void A_Service_that_cannot_have_an_address_says_why()
    {
        var cluster = Cluster.With();
        Assert.Equal("NoPools", cluster.Put("a"));
        Assert.Equal("NoClusterIPs", cluster.Put("b", request => request with { Families = [] }));
        Assert.Equal("NotLoadBalancer", cluster.Put("c", request => request with { WantsAddress = false }));
        Assert.Equal("NeedsTwoClusterIPs", cluster.Put(
            "d", request => request with { FamilyPolicy = FamilyPolicy.RequireDualStack }));
        Assert.Equal("InvalidRequest", cluster.Put("e", request => request with
        {
            Refusal = new(default, "spec.loadBalancerIP", default, "no address"),
        }));
        Assert.Equal("spec.loadBalancerIP: no address", cluster.Outcomes["e"].Detail);

        cluster.Pools(Cluster.Pool("p", "10.0.0.1-10.0.0.9"));
        Assert.Equal("10.0.0.1", cluster["a"]);
        Assert.Equal(AllocationReason.InvalidRequest, cluster.ReasonOf("e"));
    }

    [Fact]
    public void A_freed_address_goes_to_the_Service_that_waits_longest_for_it()
    {
        var cluster = Cluster.With(Cluster.Pool("p", "10.0.0.1-10.0.0.1"));
        cluster.Put("holder");
        cluster.Put("asks", request => request with { RequestedAddresses = [IpAddress.ParseOrThrow("10.0.0.1")] });
        cluster.Put("waits");
        Assert.Equal("Service shop/holder has 10.0.0.1", cluster.Outcomes["asks"].Detail);

        cluster.Delete("holder");
        Assert.Equal(("10.0.0.1", "NoFreeAddress"), (cluster["asks"], cluster["waits"]));
        cluster.Put("asks", request => request with { WantsAddress = false });
        Assert.Equal(("NotLoadBalancer", "10.0.0.1"), (cluster["asks"], cluster["waits"]));
    }

    [Fact]
    public void A_Service_recreated_under_its_name_takes_its_turn()
    {
        var cluster = Cluster.With(Cluster.Pool("p", "10.0.0.1-10.0.0.1"));
        cluster.Put("a");
        cluster.Put("b");
        cluster.Put("a", request => request with
        {
            Uid = "another", Created = request.Created.AddSeconds(9), HeldAddresses = [], RecordedPool = null,
        });

        Assert.Equal(("NoFreeAddress", "10.0.0.1"), (cluster["a"], cluster["b"]));
    }
}
