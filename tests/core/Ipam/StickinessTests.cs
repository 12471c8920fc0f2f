using Clarion.Ipam.Events;
using Clarion.Ipam.Reasons;
using Clarion.Model.Pools;
using Clarion.Model.Selectors;
using Clarion.Model.Tracking;
using Clarion.Primitives;

namespace Clarion.Tests.Core.Ipam;

public sealed class StickinessTests
{
    private static readonly AddressPool Pool = Cluster.Pool("p", "10.0.0.1-10.0.0.9");

    [Fact]
    public void A_pool_deleted_and_made_again_within_the_grace_moves_nothing_and_says_nothing()
    {
        var cluster = Cluster.With(Pool);
        cluster.Put("s");
        cluster.Pools();
        Assert.Equal(0, cluster.LastCount);
        cluster.Pass(Cluster.Grace - TimeSpan.FromMilliseconds(1));
        cluster.Pools(Cluster.Pool("renamed", "10.0.0.0/24"));

        Assert.Equal("10.0.0.1", cluster["s"]);
        Assert.Equal("renamed", cluster.Outcomes["s"].Pool!.Value.Value);
        cluster.Pass(Cluster.Grace);
        Assert.Equal("10.0.0.1", cluster["s"]);
        Assert.Equal(1, cluster.Usage("renamed").AssignedIPv4);
    }

    [Fact]
    public void After_the_grace_it_moves_to_another_pool_or_loses_the_address()
    {
        var cluster = Cluster.With(Pool);
        cluster.Put("a");
        cluster.Put("b");
        cluster.Pools(Cluster.Pool("q", "192.0.2.1-192.0.2.1"));
        Assert.Equal(("10.0.0.1", "10.0.0.2"), (cluster["a"], cluster["b"]));
        cluster.Pass(Cluster.Grace);
        Assert.Equal(("192.0.2.1", "NoFreeAddress"), (cluster["a"], cluster["b"]));
    }

    [Fact]
    public void Grace_also_holds_after_a_restart()
    {
        var cluster = new Cluster();
        cluster.Put(Held("s", "10.0.0.1", "p"));
        cluster.Send(new Synced());
        Assert.Equal("10.0.0.1", cluster["s"]);
        cluster.Pass(Cluster.Grace);
        Assert.Equal("NoPools", cluster["s"]);
    }

    [Fact]
    public void A_wish_that_cannot_be_met_keeps_the_old_address_and_shows_the_reason_until_it_can()
    {
        var cluster = Cluster.With(Pool);
        cluster.Put("other");
        cluster.Put("s");
        cluster.Put("s", request => request with { RequestedAddresses = [IpAddress.ParseOrThrow("10.0.0.1")] });
        Assert.Equal(("10.0.0.2", AllocationReason.AddressInUse), (cluster["s"], cluster.ReasonOf("s")));

        cluster.Put("s", request => request with { RequestedAddresses = [], RequestedPool = new("later") });
        Assert.Equal(("10.0.0.2", AllocationReason.UnknownPool), (cluster["s"], cluster.ReasonOf("s")));

        cluster.Pools(Pool, Cluster.Pool("later", "192.0.2.0/24"));
        Assert.Equal(("192.0.2.0", AllocationReason.Allocated), (cluster["s"], cluster.ReasonOf("s")));
        Assert.Equal(1, cluster.Usage("p").AssignedIPv4);
    }

    [Fact]
    public void Two_that_want_each_others_address_keep_theirs()
    {
        var cluster = Cluster.With(Pool);
        cluster.Put("a");
        cluster.Put("b");
        cluster.Put("a", request => request with { RequestedAddresses = [IpAddress.ParseOrThrow("10.0.0.2")] });
        cluster.Put("b", request => request with { RequestedAddresses = [IpAddress.ParseOrThrow("10.0.0.1")] });
        Assert.Equal(("10.0.0.1", "10.0.0.2"), (cluster["a"], cluster["b"]));
    }

    [Fact]
    public void An_unreadable_wish_keeps_the_address()
    {
        var cluster = Cluster.With(Pool);
        cluster.Put("s");
        cluster.Put("s", request => request with { Refusal = new(default, "f", default, "d") });
        Assert.Equal(("10.0.0.1", AllocationReason.InvalidRequest), (cluster["s"], cluster.ReasonOf("s")));
    }

    [Fact]
    public void After_a_restart_all_addresses_are_claimed_before_anything_new_is_given()
    {
        var cluster = new Cluster();
        cluster.Put(Cluster.Request("new") with { Created = DateTimeOffset.UnixEpoch });
        cluster.Put(Held("a", "10.0.0.1", "p") with { Created = DateTimeOffset.UnixEpoch.AddSeconds(1) });
        cluster.Put(Held("b", "10.0.0.2", null) with { Created = DateTimeOffset.UnixEpoch.AddSeconds(2) });
        cluster.Pools(Pool);
        Assert.Empty(cluster.Outcomes);
        cluster.Send(new Synced());

        Assert.Equal(("10.0.0.3", "10.0.0.1", "10.0.0.2"), (cluster["new"], cluster["a"], cluster["b"]));
        Assert.Equal("p", cluster.Outcomes["b"].Pool!.Value.Value);
    }

    [Fact]
    public void Of_two_with_the_same_address_the_older_keeps_it_and_the_repair_is_counted()
    {
        var cluster = new Cluster();
        cluster.Put(Held("young", "10.0.0.1", "p") with { Created = DateTimeOffset.UnixEpoch.AddSeconds(2) });
        cluster.Put(Held("zold", "10.0.0.1", "p") with { Created = DateTimeOffset.UnixEpoch.AddSeconds(1) });
        cluster.Pools(Pool);
        cluster.Send(new Synced());

        Assert.Equal(("10.0.0.2", "10.0.0.1"), (cluster["young"], cluster["zold"]));
        Assert.Equal(1, cluster.Allocator.DuplicateCount);
    }

    [Fact]
    public void A_frozen_pool_holds_what_it_has_and_gives_nothing_new()
    {
        var cluster = new Cluster();
        cluster.Put(Held("recorded", "192.0.2.9", "frozen"));
        cluster.Put(Held("inrange", "10.0.0.1", null));
        cluster.Put(Held("neither", "192.0.2.7", "other"));
        cluster.Put(Cluster.Request("new"));
        cluster.Put(Cluster.Request("asks") with { RequestedPool = new("frozen") });
        cluster.Configure(Frozen(false));
        cluster.Send(new Synced());
        cluster.Pass(Cluster.Grace);

        Assert.Equal(("192.0.2.9", "10.0.0.1"), (cluster["recorded"], cluster["inrange"]));
        Assert.Equal("PoolRefused", cluster["neither"]);
        Assert.Equal(("PoolRefused", "PoolRefused"), (cluster["new"], cluster["asks"]));

        cluster.Pools(Cluster.Pool("frozen", "10.0.0.1-10.0.0.9", "192.0.2.9-192.0.2.9"));
        Assert.Equal(("192.0.2.9", "10.0.0.1"), (cluster["recorded"], cluster["inrange"]));
        Assert.Equal("10.0.0.2", cluster["asks"]);
    }

    [Fact]
    public void A_configuration_that_cannot_be_read_at_all_holds_everything()
    {
        var cluster = new Cluster();
        cluster.Put(Held("s", "192.0.2.9", "was"));
        cluster.Configure(Frozen(true));
        cluster.Send(new Synced());
        cluster.Pass(Cluster.Grace);
        Assert.Equal("192.0.2.9", cluster["s"]);
        Assert.Equal("was", cluster.Outcomes["s"].Pool!.Value.Value);
    }

    private static Clarion.Model.Services.ServiceRequest Held(string name, string address, string? pool) =>
        Cluster.Request(name) with
        {
            HeldAddresses = [IpAddress.ParseOrThrow(address)],
            RecordedPool = pool is null ? null : new PoolName(pool),
        };

    private static Configuration Frozen(bool everything) => new()
    {
        FrozenPools =
        [
            everything
                ? new(new(""), [], LabelSet.Empty, HoldsEverything: true)
                : new(new("frozen"), Pool.Ranges, LabelSet.Empty),
        ],
    };
}
