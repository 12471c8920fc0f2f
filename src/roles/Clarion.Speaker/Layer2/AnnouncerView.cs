using System.Collections.Immutable;
using Clarion.Primitives;

namespace Clarion.Speaker.Layer2;

/// <summary>What the announcer does at one moment.</summary>
/// <param name="Interfaces">The interfaces that it answers on, by name.</param>
/// <param name="Refused">Those that it does not use.</param>
/// <param name="Outcomes">What became of every address.</param>
/// <param name="Counters">What happened for each.</param>
/// <param name="DroppedFrames">Questions that came faster than they could be answered.</param>
public sealed record AnnouncerView(
    ImmutableArray<string> Interfaces,
    ImmutableArray<RefusedInterface> Refused,
    ImmutableArray<AnnouncementOutcome> Outcomes,
    IReadOnlyDictionary<IpAddress, AddressCounters> Counters,
    long DroppedFrames)
{
    /// <summary>Of an announcer that has not begun.</summary>
    public static AnnouncerView Nothing { get; } =
        new([], [], [], ImmutableDictionary<IpAddress, AddressCounters>.Empty, 0);
}
