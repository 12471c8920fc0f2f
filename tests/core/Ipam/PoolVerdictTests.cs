using Clarion.Ipam.Outcomes;
using Clarion.Model.Pools;
using Clarion.Model.Selectors;
using Clarion.Model.Services;
using Clarion.Model.Tracking;
using Clarion.Primitives;

namespace Clarion.Tests.Core.Ipam;

/// <summary>What the allocator says of every pool, as <c>clarion explain</c> prints it.</summary>
public sealed class PoolVerdictTests
{
    [Fact]
    public void The_pool_of_the_address_serves_and_the_one_after_it_comes_later()
    {
        var cluster = Cluster.With(
            Cluster.Pool("a", "10.0.0.1-10.0.0.1"), Cluster.Pool("b", "10.0.0.2-10.0.0.2"));
        cluster.Put("web");
        Assert.Equal(["a: Serves", "b: ComesLater"], Of(cluster, "web"));
    }

    [Fact]
    public void Each_pool_that_is_not_used_has_its_own_reason()
    {
        var cluster = Cluster.With(
            Cluster.Pool("full", "10.0.0.1-10.0.0.1"),
            Cluster.Pool("manual", "10.0.1.0/24") with { AutoAssign = false },
            Cluster.Pool("others", "10.0.2.0/24") with { Allocation = new() { Namespaces = ["bank"] } },
            Cluster.Pool("labelled", "10.0.3.0/24") with
            {
                Allocation = new() { ServiceSelectors = [Cluster.Select("tier", "gold")] },
            },
            Cluster.Pool("six", "fd00::/120"));
        cluster.Put("first");
        cluster.Put("web");
        Assert.Equal("NoFreeAddress", cluster["web"]);
        Assert.Equal(
            [
                "full: Full (all 1 IPv4 addresses are in use)",
                "labelled: KeptForServices",
                "manual: OnRequestOnly",
                "others: KeptForNamespaces (it is kept for namespace bank)",
                "six: LacksFamily (it has no IPv4 addresses)",
            ],
            Of(cluster, "web"));
    }

    [Fact]
    public void A_requested_address_speaks_against_all_pools_that_lack_it()
    {
        var cluster = Cluster.With(
            Cluster.Pool("a", "10.0.0.0/24") with { AvoidBuggyIps = true }, Cluster.Pool("b", "10.0.1.1-10.0.1.9"));
        cluster.Put("holder", request => Asking(request, "10.0.0.7"));
        cluster.Put("web", request => Asking(request, "10.0.0.7"));
        cluster.Put("zero", request => Asking(request, "10.0.0.0"));
        Assert.Equal(
            [
                "a: RequestedAddressInUse (Service shop/holder has 10.0.0.7)",
                "b: LacksRequestedAddress (the Service asks for 10.0.0.7)",
            ],
            Of(cluster, "web"));
        Assert.Equal("a: AvoidsRequestedAddress (the Service asks for 10.0.0.0)", Of(cluster, "zero")[0]);
    }

    [Fact]
    public void A_requested_pool_speaks_against_all_others()
    {
        var cluster = Cluster.With(Cluster.Pool("a", "10.0.0.1-10.0.0.1"), Cluster.Pool("b", "10.0.1.1-10.0.1.9"));
        cluster.Put("web", request => request with { RequestedPool = new PoolName("b") });
        Assert.Equal(["a: OtherPoolRequested (the Service asks for pool 'b')", "b: Serves"], Of(cluster, "web"));
    }

    [Fact]
    public void A_namespace_without_known_labels_is_told_apart_from_one_that_is_not_selected()
    {
        var cluster = Cluster.With(Cluster.Pool("a", "10.0.0.0/24") with
        {
            Allocation = new() { NamespaceSelectors = [Cluster.Select("team", "x")] },
        });
        cluster.Put("web");
        cluster.Put(Cluster.Request("lost") with { Name = new("unknown", "lost") });
        Assert.Equal(["a: KeptForNamespaces"], Of(cluster, "web"));
        Assert.Equal(["a: NamespaceUnknown"], Of(cluster.Allocator.Explain(new("unknown", "lost"))));
    }

    [Fact]
    public void A_refused_pool_is_listed_with_its_mistake()
    {
        var cluster = Cluster.With();
        cluster.Configure(new Configuration { FrozenPools = [new(new("broken"), [], LabelSet.Empty)] });
        cluster.Put("web");
        Assert.Equal(["broken: HasMistake"], Of(cluster, "web"));
    }

    [Fact]
    public void A_Service_that_is_not_known_has_no_verdicts() =>
        Assert.Empty(Cluster.With().Allocator.Explain(new("shop", "nobody")));

    private static ServiceRequest Asking(ServiceRequest request, string address) =>
        request with { RequestedAddresses = [IpAddress.ParseOrThrow(address)] };

    private static string[] Of(Cluster cluster, string name) => Of(cluster.Allocator.Explain(new("shop", name)));

    private static string[] Of(IReadOnlyList<PoolVerdict> verdicts) =>
        [.. verdicts.Select(one => $"{one.Pool}: {one.Reason}{(one.Detail is { } detail ? $" ({detail})" : "")}")];
}
