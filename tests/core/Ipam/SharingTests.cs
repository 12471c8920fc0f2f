using Clarion.Model.Services;
using Clarion.Primitives;

namespace Clarion.Tests.Core.Ipam;

public sealed class SharingTests
{
    private readonly Cluster cluster = Cluster.With(Cluster.Pool("p", "10.0.0.1-10.0.0.2"));

    [Theory]
    [InlineData("k", "", 443, "10.0.0.1")]
    [InlineData("k", "", 80, "10.0.0.2")]
    [InlineData("other", "", 443, "10.0.0.2")]
    [InlineData(null, "", 443, "10.0.0.2")]
    [InlineData("k", "app=web", 443, "10.0.0.2")]
    public void Two_share_with_equal_keys_equal_backends_and_different_ports(
        string? key, string backend, int port, string expected)
    {
        Put("a", "k", "", 80);
        Assert.Equal(expected, Put("b", key, backend, port));
    }

    [Fact]
    public void The_same_port_of_two_protocols_is_two_ports()
    {
        Put("a", "k", "", 53);
        Assert.Equal("10.0.0.1", cluster.Put("b", request => request with
        {
            SharingKey = "k", Ports = [new(TransportProtocol.Udp, 53)],
        }));
    }

    [Fact]
    public void A_shared_address_that_comes_first_in_the_order_wins_over_a_free_one_and_the_other_way_round()
    {
        Put("a", null, "", 80);
        Put("b", "k", "", 80);
        Assert.Equal("10.0.0.2", cluster["b"]);
        Assert.Equal("10.0.0.2", Put("c", "k", "", 81));
        cluster.Delete("a");
        Assert.Equal("10.0.0.1", Put("d", "k", "", 82));
    }

    [Fact]
    public void Asking_for_an_address_of_another_Service_needs_both_to_share()
    {
        Put("a", null, "", 80);
        var wanted = IpAddress.ParseOrThrow("10.0.0.1");
        Assert.Equal("AddressInUse", cluster.Put("b", request => request with
        {
            SharingKey = "k", Ports = [new(default, 443)], RequestedAddresses = [wanted],
        }));

        // The sole owner may change its key in place.
        Put("a", "k", "", 80);
        Assert.Equal(("10.0.0.1", "10.0.0.1"), (cluster["a"], cluster["b"]));
    }

    [Fact]
    public void The_one_that_changes_its_backend_moves_and_the_other_stays()
    {
        Put("a", "k", "", 80);
        Put("b", "k", "", 443);
        Assert.Equal("10.0.0.2", Put("b", "k", "app=web", 443));
        Assert.Equal("10.0.0.1", cluster["a"]);
        Assert.Equal("10.0.0.2", Put("b", "k", "", 443));
    }

    [Fact]
    public void When_it_cannot_stay_on_a_requested_address_it_waits_until_both_agree_again()
    {
        var wanted = IpAddress.ParseOrThrow("10.0.0.1");
        Put("a", "k", "", 80);
        cluster.Put("b", request => request with
        {
            SharingKey = "k", Ports = [new(default, 443)], RequestedAddresses = [wanted],
        });
        Assert.Equal("10.0.0.1", cluster["b"]);

        cluster.Put("b", request => request with { BackendKey = "app=web" });
        Assert.Equal(("10.0.0.1", "AddressInUse"), (cluster["a"], cluster["b"]));
        cluster.Put("a", request => request with { BackendKey = "app=web" });
        Assert.Equal(("10.0.0.1", "10.0.0.1"), (cluster["a"], cluster["b"]));
        Assert.Equal(0, cluster.Allocator.DuplicateCount);
    }

    [Fact]
    public void A_waiting_Service_shares_as_soon_as_a_port_comes_free()
    {
        var small = Cluster.With(Cluster.Pool("p", "10.0.0.1-10.0.0.1"));
        small.Put("a", request => request with { SharingKey = "k" });
        small.Put("b", request => request with { SharingKey = "k", Ports = [new(default, 443)] });
        Assert.Equal("NoFreeAddress", small.Put("c", request => request with { SharingKey = "k" }));

        small.Put("a", request => request with { Ports = [new(default, 8080)] });
        Assert.Equal("10.0.0.1", small["c"]);
    }

    [Theory]
    [InlineData(null, null, "", 443, "Service shop/a has 10.0.0.1")]
    [InlineData(null, "k", "", 443,
        "Service shop/a has 10.0.0.1 and does not share it, while this one would under the key 'k'")]
    [InlineData("k", null, "", 443,
        "Service shop/a has 10.0.0.1 and shares it under the key 'k', which this one does not have")]
    [InlineData("k", "l", "", 443,
        "Service shop/a has 10.0.0.1 and shares it under the key 'k', while this one has 'l'")]
    [InlineData("k", "k", "app=web", 443,
        "Service shop/a has 10.0.0.1 and, with externalTrafficPolicy Local, shares it only with Services of the same "
            + "selector")]
    [InlineData("k", "k", "", 80, "Service shop/a has 10.0.0.1 and serves 80/TCP on it, as this one would")]
    public void Why_an_address_is_not_shared_is_said(
        string? holdersKey, string? askersKey, string askersBackend, int askersPort, string detail)
    {
        Put("a", holdersKey, "", 80);
        cluster.Put("b", request => request with
        {
            SharingKey = askersKey,
            BackendKey = askersBackend,
            Ports = [new(default, askersPort)],
            RequestedAddresses = [IpAddress.ParseOrThrow("10.0.0.1")],
        });
        Assert.Equal(detail, cluster.Outcomes["b"].Detail);
    }

    private string Put(string name, string? key, string backend, int port) =>
        cluster.Put(name, request => request with
        {
            SharingKey = key, BackendKey = backend, Ports = [new(default, port)],
        });
}
