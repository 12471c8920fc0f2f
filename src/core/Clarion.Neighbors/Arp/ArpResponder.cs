using Clarion.Neighbors.Frames;
using Clarion.Primitives;

namespace Clarion.Neighbors.Arp;

/// <summary>
/// Answers ARP requests for owned addresses (RFC 826): broadcast ones, unicast ones that check whether we are still
/// there, and probes from 0.0.0.0 (RFC 5227). Allocates nothing.
/// </summary>
public static class ArpResponder
{
    /// <summary>Writes the answer to a frame, where there is one.</summary>
    /// <param name="owned">What the receiving interface answers for.</param>
    /// <param name="frame">The frame as received, from its Ethernet header on.</param>
    /// <param name="reply">At least <see cref="ArpFrame.Length"/> bytes; that many are written on success.</param>
    /// <param name="target">The owned address that was asked for.</param>
    /// <param name="reason">Why there is no answer.</param>
    public static bool TryReply(
        OwnedAddresses owned, ReadOnlySpan<byte> frame, Span<byte> reply, out IpAddress target, out DropReason reason)
    {
        target = default;
        if (!ArpFrame.TryRead(frame, out var request, out reason))
            return false;
        reason = Judge(owned, request);
        if (reason != DropReason.None)
            return false;
        target = request.TargetIp;
        new ArpFrame
        {
            Destination = request.SenderMac,
            Source = owned.Mac,
            Operation = ArpOperation.Reply,
            SenderMac = owned.Mac,
            SenderIp = request.TargetIp,
            TargetMac = request.SenderMac,
            TargetIp = request.SenderIp,
        }.Write(reply);
        return true;
    }

    private static DropReason Judge(OwnedAddresses owned, in ArpFrame request)
    {
        if (request.Operation != ArpOperation.Request)
            return DropReason.NotArpRequest;
        if (!owned.Contains(request.TargetIp))
            return DropReason.NotOwned;
        if (request.Destination != MacAddress.Broadcast && request.Destination != owned.Mac)
            return DropReason.NotForThisInterface;
        if (request.SenderMac == owned.Mac || request.Source == owned.Mac)
            return DropReason.FromOurselves;
        return request.SenderMac.IsGroup || request.SenderMac == default
            ? DropReason.SenderNotUnicast
            : DropReason.None;
    }
}
