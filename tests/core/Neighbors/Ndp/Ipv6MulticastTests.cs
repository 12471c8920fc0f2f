using Clarion.Neighbors.Ndp;
using static Clarion.Tests.Core.Neighbors.Stations;

namespace Clarion.Tests.Core.Neighbors.Ndp;

public sealed class Ipv6MulticastTests
{
    [Theory]
    [InlineData("2001:db8::1234:5678", "ff02::1:ff34:5678", "33:33:ff:34:56:78")]
    [InlineData("fe80::ff:ffff", "ff02::1:ffff:ffff", "33:33:ff:ff:ff:ff")]
    [InlineData("2001:db8::", "ff02::1:ff00:0", "33:33:ff:00:00:00")]
    public void An_address_has_its_solicited_node_group(string address, string group, string mac)
    {
        Assert.Equal(Ip(group), Ipv6Multicast.SolicitedNode(Ip(address)));
        Assert.Equal(mac, Ipv6Multicast.EthernetAddress(Ip(group)).ToString());
    }

    [Fact]
    public void All_nodes_have_their_group()
    {
        Assert.Equal("ff02::1", Ipv6Multicast.AllNodes.ToString());
        Assert.Equal("33:33:00:00:00:01", Ipv6Multicast.EthernetAddress(Ipv6Multicast.AllNodes).ToString());
    }
}
