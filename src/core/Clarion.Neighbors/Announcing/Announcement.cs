using Clarion.Neighbors.Arp;
using Clarion.Neighbors.Ndp;
using Clarion.Primitives;

namespace Clarion.Neighbors.Announcing;

/// <summary>One frame that is to be sent now.</summary>
/// <param name="Interface">On which interface.</param>
/// <param name="Address">The announced address.</param>
/// <param name="Kind">In which form.</param>
public readonly record struct Announcement(InterfaceIndex Interface, IpAddress Address, AnnouncementKind Kind)
{
    /// <summary>Bytes of the longest announcement.</summary>
    public const int LengthMax = NeighborAdvertisement.LengthMax;

    /// <summary>Writes the frame.</summary>
    /// <param name="mac">The interface's hardware address.</param>
    /// <param name="frame">At least <see cref="LengthMax"/> bytes.</param>
    /// <returns>How many bytes were written.</returns>
    public int Write(MacAddress mac, Span<byte> frame)
    {
        if (Kind == AnnouncementKind.NeighborAdvertisement)
            return ToAdvertisement(mac).Write(frame);
        ToArp(mac).Write(frame);
        return ArpFrame.Length;
    }

    private ArpFrame ToArp(MacAddress mac)
    {
        var isRequest = Kind == AnnouncementKind.ArpRequest;
        return new()
        {
            Destination = MacAddress.Broadcast,
            Source = mac,
            Operation = isRequest ? ArpOperation.Request : ArpOperation.Reply,
            SenderMac = mac,
            SenderIp = Address,
            // Zero as in RFC 5227 section 2.3; our own as in RFC 5944 section 4.6, else Linux ignores the reply for
            // an entry younger than a second.
            TargetMac = isRequest ? default : mac,
            TargetIp = Address,
        };
    }

    private NeighborAdvertisement ToAdvertisement(MacAddress mac) => new()
    {
        EthernetDestination = Ipv6Multicast.EthernetAddress(Ipv6Multicast.AllNodes),
        EthernetSource = mac,
        Source = Address,
        Destination = Ipv6Multicast.AllNodes,
        Target = Address,
        TargetLinkLayer = mac,
        IsOverride = true,
    };
}
