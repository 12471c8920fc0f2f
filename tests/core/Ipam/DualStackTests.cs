using System.Collections.Immutable;
using Clarion.Model.Services;
using Clarion.Primitives;

namespace Clarion.Tests.Core.Ipam;

public sealed class DualStackTests
{
    private static readonly ImmutableArray<IpFamily> Both = [IpFamily.IPv4, IpFamily.IPv6];

    [Theory]
    [InlineData(FamilyPolicy.RequireDualStack, "10.0.2.0, fd00::")]
    [InlineData(FamilyPolicy.PreferDualStack, "10.0.2.0, fd00::")]
    public void Both_families_come_from_the_first_pool_that_has_both(FamilyPolicy policy, string expected)
    {
        var cluster = Cluster.With(
            Cluster.Pool("a4", "10.0.1.0/24"),
            Cluster.Pool("b6", "fd01::/64"),
            Cluster.Pool("c", "10.0.2.0/24", "fd00::/64"));
        Assert.Equal(expected, Put(cluster, policy));
    }

    [Fact]
    public void Requiring_both_takes_nothing_less()
    {
        var cluster = Cluster.With(Cluster.Pool("a4", "10.0.1.0/24"), Cluster.Pool("b6", "fd01::/64"));
        Assert.Equal("NoMatchingPool", Put(cluster, FamilyPolicy.RequireDualStack));
        Assert.Equal(
            "pool 'a4' has no IPv6 addresses; pool 'b6' has no IPv4 addresses", cluster.Outcomes["s"].Detail);
    }

    [Fact]
    public void Preferring_both_falls_back_to_the_primary_family_and_then_to_the_other()
    {
        Assert.Equal("10.0.1.0", Put(FourAndSix(), FamilyPolicy.PreferDualStack));
        Assert.Equal("fd01::", Put(FourAndSix(), FamilyPolicy.PreferDualStack, [IpFamily.IPv6, IpFamily.IPv4]));
        var onlySix = Cluster.With(Cluster.Pool("b6", "fd01::/64"));
        Assert.Equal("fd01::", Put(onlySix, FamilyPolicy.PreferDualStack));
    }

    [Fact]
    public void The_second_family_is_added_when_the_pool_gains_it_and_it_never_changes_pools_for_it()
    {
        var cluster = FourAndSix();
        Put(cluster, FamilyPolicy.PreferDualStack);
        cluster.Pools(Cluster.Pool("a4", "10.0.1.0/24"), Cluster.Pool("c", "10.0.2.0/24", "fd00::/64"));
        Assert.Equal("10.0.1.0", cluster["s"]);
        cluster.Pools(Cluster.Pool("a4", "10.0.1.0/24", "fd02::/64"));
        Assert.Equal("10.0.1.0, fd02::", cluster["s"]);
    }

    [Fact]
    public void The_second_family_is_added_when_one_comes_free()
    {
        var cluster = Cluster.With(Cluster.Pool("p", "10.0.0.0/24", "fd00::/128"));
        cluster.Put("six", request => request with { Families = [IpFamily.IPv6] });
        Assert.Equal("10.0.0.0", Put(cluster, FamilyPolicy.PreferDualStack));
        cluster.Delete("six");
        Assert.Equal("10.0.0.0, fd00::", cluster["s"]);
    }

    [Fact]
    public void Only_an_exhausted_family_is_waited_for_and_each_Service_counts_once()
    {
        var cluster = Cluster.With(
            Cluster.Pool("p", "10.0.0.0/30", "fd00::/128"), Cluster.Pool("q4", "10.0.1.0/32"));
        Put(cluster, FamilyPolicy.RequireDualStack);
        cluster.Put("both", request => request with { FamilyPolicy = FamilyPolicy.RequireDualStack, Families = Both });
        Assert.Equal((1, 0), (cluster.Usage("p").WaitingCount, cluster.Usage("q4").WaitingCount));
        cluster.Put("asks", request => request with { RequestedPool = new("q4") });
        Assert.Equal((1, 0), (cluster.Usage("p").WaitingCount, cluster.Usage("q4").WaitingCount));

        cluster.Pools(Cluster.Pool("p", "10.0.0.0/32", "fd00::/128"), Cluster.Pool("q4", "10.0.1.0/32"));
        Assert.Equal((1, 0), (cluster.Usage("p").WaitingCount, cluster.Usage("q4").WaitingCount));
        cluster.Put("more", request => request with { RequestedPool = new("q4") });
        Assert.Equal((1, 1), (cluster.Usage("p").WaitingCount, cluster.Usage("q4").WaitingCount));
    }

    [Fact]
    public void A_single_ClusterIP_gets_one_family_whatever_the_policy_and_stays_so()
    {
        var cluster = Cluster.With(Cluster.Pool("p", "10.0.0.0/24", "fd00::/64"));
        Assert.Equal("10.0.0.0", Put(cluster, FamilyPolicy.PreferDualStack, [IpFamily.IPv4]));
        cluster.Put("s");
        Assert.Equal(0, cluster.LastCount);
    }

    [Theory]
    [InlineData(FamilyPolicy.PreferDualStack, "10.0.0.0")]
    [InlineData(FamilyPolicy.RequireDualStack, "10.0.9.0, fd09::")]
    public void A_pool_that_loses_a_family_moves_only_who_must_have_both_after_the_grace(
        FamilyPolicy policy, string expected)
    {
        var cluster = Cluster.With(Cluster.Pool("p", "10.0.0.0/24", "fd00::/64"));
        Put(cluster, policy);
        cluster.Pools(Cluster.Pool("p", "10.0.0.0/24"), Cluster.Pool("q", "10.0.9.0/24", "fd09::/64"));
        Assert.Equal("10.0.0.0, fd00::", cluster["s"]);
        cluster.Pass(Cluster.Grace);
        Assert.Equal(expected, cluster["s"]);
    }

    [Fact]
    public void A_pool_that_loses_a_family_for_good_leaves_the_other_address()
    {
        var cluster = Cluster.With(Cluster.Pool("p", "10.0.0.0/24", "fd00::/64"));
        Put(cluster, FamilyPolicy.RequireDualStack);
        cluster.Pools(Cluster.Pool("p", "10.0.0.0/24"));
        cluster.Pass(Cluster.Grace);
        Assert.Equal("10.0.0.0", cluster["s"]);
        Assert.Equal((1, 0), (cluster.Usage("p").AssignedIPv4, cluster.Usage("p").AssignedIPv6));
    }

    [Fact]
    public void The_families_follow_the_ClusterIPs()
    {
        var cluster = Cluster.With(Cluster.Pool("p", "10.0.0.0/24", "fd00::/64"));
        Assert.Equal("10.0.0.0, fd00::", Put(cluster, FamilyPolicy.RequireDualStack));
        Assert.Equal("10.0.0.0", Put(cluster, FamilyPolicy.SingleStack, [IpFamily.IPv4]));
        Assert.Equal("10.0.0.0, fd00::", Put(cluster, FamilyPolicy.RequireDualStack));
    }

    [Fact]
    public void A_requested_pair_keeps_its_order_and_is_of_one_pool()
    {
        var cluster = Cluster.With(Cluster.Pool("p", "10.0.0.0/24", "fd00::/64"), Cluster.Pool("q", "fd01::/64"));
        Assert.Equal("fd00::7, 10.0.0.7", Ask(cluster, "a", "fd00::7", "10.0.0.7"));
        Assert.Equal("AddressInOtherPool", Ask(cluster, "b", "10.0.0.8", "fd01::8"));
        Assert.Equal("WrongFamily", Ask(cluster, "c", "10.0.0.9"));
    }

    private static Cluster FourAndSix() =>
        Cluster.With(Cluster.Pool("a4", "10.0.1.0/24"), Cluster.Pool("b6", "fd01::/64"));

    private static string Put(Cluster cluster, FamilyPolicy policy, ImmutableArray<IpFamily>? families = null) =>
        cluster.Put("s", request => request with { FamilyPolicy = policy, Families = families ?? Both });

    private static string Ask(Cluster cluster, string name, params string[] addresses) =>
        cluster.Put(name, request => request with
        {
            FamilyPolicy = FamilyPolicy.PreferDualStack,
            Families = Both,
            RequestedAddresses = [.. addresses.Select(IpAddress.ParseOrThrow)],
        });
}
