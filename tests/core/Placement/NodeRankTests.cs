using Clarion.Placement.Planning;

namespace Clarion.Tests.Core.Placement;

public sealed class NodeRankTests
{
    [Theory]
    [InlineData("10.20.30.1", "node-b node-c node-a iris2 iris1")]
    [InlineData("10.20.30.2", "iris1 iris2 node-c node-a node-b")]
    [InlineData("192.168.1.240", "node-a iris1 node-c iris2 node-b")]
    [InlineData("fc00:f853:ccd:e799::1", "node-b iris1 node-a iris2 node-c")]
    public void Nodes_are_ordered_as_MetalLB_orders_them(string address, string order)
    {
        var sorted = order.Split(' ').Order(StringComparer.Ordinal).OrderBy(node => NodeRank.Of(new(node), address));

        Assert.Equal(order, string.Join(' ', sorted));
    }

    [Theory]
    [InlineData("10.20.30.1", "node-b", "0867af7f46acd65c")]
    [InlineData("10.20.30.2", "iris1", "610c5b6d")]
    [InlineData("192.168.1.240", "node-a", "0905ce28")]
    [InlineData("fc00:f853:ccd:e799::1", "node-c", "cdf5c8f8")]
    public void A_rank_is_the_SHA256_of_node_and_address(string address, string node, string firstBytes) =>
        Assert.StartsWith(firstBytes, NodeRank.Of(new(node), address).ToString(), StringComparison.Ordinal);
}
