namespace Clarion.Neighbors.Announcing;

/// <summary>A frame that tells the link, unasked, where an address is.</summary>
public enum AnnouncementKind
{
    /// <summary>Gratuitous ARP as a request, which Linux takes even for an entry younger than a second.</summary>
    ArpRequest,

    /// <summary>Gratuitous ARP as a reply: some devices heed only one of the two forms.</summary>
    ArpReply,

    /// <summary>An unsolicited Neighbor Advertisement (RFC 4861 section 7.2.6).</summary>
    NeighborAdvertisement,
}
