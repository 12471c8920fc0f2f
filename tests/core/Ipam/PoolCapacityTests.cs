using Clarion.Primitives;

namespace Clarion.Tests.Core.Ipam;

public sealed class PoolCapacityTests
{
    [Theory]
    [InlineData(false, 256, 0, "192.0.2.0/24")]
    [InlineData(false, 384, 0, "192.0.2.0/24", "192.0.3.0/25")]
    [InlineData(true, 381, 0, "192.0.2.0/24", "192.0.3.0/25")]
    [InlineData(true, 1, 2, "1.2.3.0/31", "1000::/127")]
    [InlineData(true, 0, 0, "1.2.3.0/32")]
    [InlineData(true, 0, 0, "1.2.3.255-1.2.4.0")]
    [InlineData(false, 0, long.MaxValue, "2001:db8::/64")]
    [InlineData(false, 0, long.MaxValue, "2001:db8::/64", "2001:db9::/120")]
    [InlineData(false, 1L << 32, 0, "0.0.0.0/0")]
    public void Capacity_counts_what_can_be_given_out(bool avoidBuggy, long ipv4, long ipv6, params string[] ranges)
    {
        var cluster = Cluster.With(Cluster.Pool("p", ranges) with { AvoidBuggyIps = avoidBuggy });
        Assert.Equal((ipv4, ipv6), (cluster.Usage("p").AvailableIPv4, cluster.Usage("p").AvailableIPv6));
    }

    [Fact]
    public void Counters_follow_distinct_addresses()
    {
        var cluster = Cluster.With(Cluster.Pool("p", "10.0.0.0/30", "fd00::/126"));
        cluster.Put("dual", request => request with
        {
            Families = [IpFamily.IPv4, IpFamily.IPv6],
            SharingKey = "k",
        });
        cluster.Put("shares", request => request with { SharingKey = "k", Ports = [new(default, 443)] });

        Assert.Equal(new(new("p"), 1, 1, 3, 3, 0), cluster.Usage("p"));
        cluster.Delete("dual");
        Assert.Equal(new(new("p"), 1, 0, 3, 4, 0), cluster.Usage("p"));
    }
}
