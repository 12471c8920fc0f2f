using Clarion.Neighbors.Announcing;
using Clarion.Neighbors.Arp;
using Clarion.Neighbors.Ndp;
using Clarion.Primitives;
using static Clarion.Tests.Core.Neighbors.Stations;

namespace Clarion.Tests.Core.Neighbors.Announcing;

public sealed class AnnouncementTests
{
    private static readonly InterfaceIndex Eth0 = new(2);

    [Theory]
    [InlineData(AnnouncementKind.ArpRequest, ArpOperation.Request, 0UL)]
    [InlineData(AnnouncementKind.ArpReply, ArpOperation.Reply, 0x0200_0000_000bUL)]
    public void Gratuitous_ARP_has_sender_and_target_alike(
        AnnouncementKind kind, ArpOperation operation, ulong targetMac)
    {
        var bytes = new byte[Announcement.LengthMax];
        Assert.Equal(ArpFrame.Length, new Announcement(Eth0, OurIPv4, kind).Write(Ours, bytes));
        Assert.True(ArpFrame.TryRead(bytes, out var frame, out _));
        Assert.Equal(
            new ArpFrame
            {
                Destination = MacAddress.Broadcast,
                Source = Ours,
                Operation = operation,
                SenderMac = Ours,
                SenderIp = OurIPv4,
                TargetMac = new(targetMac),
                TargetIp = OurIPv4,
            },
            frame);
    }

    [Fact]
    public void An_unsolicited_advertisement_overrides_and_goes_to_all_nodes()
    {
        var bytes = new byte[Announcement.LengthMax];
        new Announcement(Eth0, OurIPv6, AnnouncementKind.NeighborAdvertisement).Write(Ours, bytes);
        Assert.True(NeighborAdvertisement.TryRead(bytes, out var message, out _));
        Assert.Equal(
            new NeighborAdvertisement
            {
                EthernetDestination = new(0x3333_0000_0001),
                EthernetSource = Ours,
                Source = OurIPv6,
                Destination = Ip("ff02::1"),
                Target = OurIPv6,
                TargetLinkLayer = Ours,
                IsSolicited = false,
                IsOverride = true,
                IsRouter = false,
            },
            message);
    }
}
