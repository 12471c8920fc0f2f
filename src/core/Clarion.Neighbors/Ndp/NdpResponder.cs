using Clarion.Neighbors.Frames;
using Clarion.Primitives;

namespace Clarion.Neighbors.Ndp;

/// <summary>
/// Answers Neighbor Solicitations for owned addresses (RFC 4861 section 7.2.4): resolution, checks whether we are
/// still there (with or without a source link-layer option), and duplicate address detection. The source of an answer
/// is the target itself, as kernels do it for their own addresses: it is the one address that surely is ours and on
/// this link, also where the interface has no link-local one. Allocates nothing.
/// </summary>
public static class NdpResponder
{
    /// <summary>Writes the answer to a frame, where there is one.</summary>
    /// <param name="owned">What the receiving interface answers for.</param>
    /// <param name="frame">The frame as received, from its Ethernet header on.</param>
    /// <param name="reply">
    /// At least <see cref="NeighborAdvertisement.LengthMax"/> bytes; that many are written on success.
    /// </param>
    /// <param name="target">The owned address that was asked for.</param>
    /// <param name="reason">Why there is no answer.</param>
    public static bool TryReply(
        OwnedAddresses owned, ReadOnlySpan<byte> frame, Span<byte> reply, out IpAddress target, out DropReason reason)
    {
        target = default;
        if (!NeighborSolicitation.TryRead(frame, out var asked, out reason))
            return false;
        // Without the option an asker has us in its cache already; its frame says where it is (RFC 4861 7.2.4).
        var asker = asked.SourceLinkLayer ?? asked.EthernetSource;
        reason = Judge(owned, asked, asker);
        if (reason != DropReason.None)
            return false;
        target = asked.Target;
        // Who probes has no address yet: all nodes are told (RFC 4861 section 7.2.4).
        var destination = asked.IsProbe ? Ipv6Multicast.AllNodes : asked.Source;
        new NeighborAdvertisement
        {
            EthernetDestination = asked.IsProbe ? Ipv6Multicast.EthernetAddress(destination) : asker,
            EthernetSource = owned.Mac,
            Source = asked.Target,
            Destination = destination,
            Target = asked.Target,
            TargetLinkLayer = owned.Mac,
            IsSolicited = !asked.IsProbe,
            IsOverride = true,
        }.Write(reply);
        return true;
    }

    private static DropReason Judge(OwnedAddresses owned, in NeighborSolicitation asked, MacAddress asker)
    {
        if (!owned.Contains(asked.Target))
            return DropReason.NotOwned;
        if (!asked.EthernetDestination.IsGroup && asked.EthernetDestination != owned.Mac)
            return DropReason.NotForThisInterface;
        if (asked.EthernetSource == owned.Mac || asker == owned.Mac)
            return DropReason.FromOurselves;
        return asker.IsGroup || asker == default || Ipv6Multicast.IsGroup(asked.Source)
            ? DropReason.SenderNotUnicast
            : DropReason.None;
    }
}
