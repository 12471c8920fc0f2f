using Clarion.Primitives;

namespace Clarion.Neighbors.Announcing;

/// <summary>How far the announcing of one address on one interface has come.</summary>
internal sealed class AddressProgress(IpAddress address)
{
    /// <summary>
    /// When an address is announced, counted from its first frame. Twice soon, for a frame lost in the moment of a
    /// takeover; then beyond the second during which Linux keeps a young entry; then for a switch that was still
    /// learning.
    /// </summary>
    private static readonly TimeSpan[] Rounds =
    [
        TimeSpan.Zero,
        TimeSpan.FromMilliseconds(100),
        TimeSpan.FromMilliseconds(300),
        TimeSpan.FromMilliseconds(1_100),
        TimeSpan.FromMilliseconds(2_200),
        TimeSpan.FromMilliseconds(4_400),
    ];

    private Instant firstSentAt;
    private long framesSent;

    public IpAddress Address => address;

    private int FramesPerRound => address.Family == IpFamily.IPv4 ? 2 : 1;

    /// <summary>The form of the next frame.</summary>
    public AnnouncementKind NextKind => address.Family == IpFamily.IPv6
        ? AnnouncementKind.NeighborAdvertisement
        : framesSent % 2 == 0 ? AnnouncementKind.ArpRequest : AnnouncementKind.ArpReply;

    /// <summary>Counts a frame that is sent now.</summary>
    /// <returns>When the next one is due; null when that was the last.</returns>
    public Instant? Count(Instant now, TimeSpan? refreshInterval)
    {
        if (framesSent++ == 0)
            firstSentAt = now;
        var round = framesSent / FramesPerRound;
        if (round < Rounds.Length)
            return firstSentAt + Rounds[round];
        return refreshInterval is { } interval
            ? firstSentAt + Rounds[^1] + (interval * (round - Rounds.Length + 1))
            : null;
    }
}
