using Clarion.Neighbors.Announcing;
using Clarion.Neighbors.Interfaces;

namespace Clarion.Speaker.Layer2;

/// <summary>What the operator may set about layer 2.</summary>
public sealed record Layer2Options
{
    /// <summary>Interfaces that are never used (ConfigMap <c>metallb-excludel2</c>).</summary>
    public InterfaceExclusion ExcludedInterfaces { get; init; } = InterfaceExclusion.Default;

    /// <summary>Rate and refresh of announcements (<c>--announce-rate</c>, <c>--gratuitous-arp-interval</c>).</summary>
    public AnnouncementPace Pace { get; init; } = new();
}
