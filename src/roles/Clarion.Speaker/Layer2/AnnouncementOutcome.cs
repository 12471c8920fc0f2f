using System.Collections.Immutable;
using Clarion.Primitives;

namespace Clarion.Speaker.Layer2;

/// <summary>What became of an address that is to be announced.</summary>
/// <param name="Address">The address.</param>
/// <param name="Interfaces">Where this node answers for it, by name and ordered; empty: nowhere.</param>
/// <param name="Refused">The interfaces that it was to be announced on by name and is not, with the reason.</param>
public sealed record AnnouncementOutcome(
    IpAddress Address, ImmutableArray<string> Interfaces, ImmutableArray<RefusedInterface> Refused)
{
    public bool Equals(AnnouncementOutcome? other) =>
        other is not null && Address == other.Address
        && Interfaces.AsSpan().SequenceEqual(other.Interfaces.AsSpan())
        && Refused.AsSpan().SequenceEqual(other.Refused.AsSpan());

    public override int GetHashCode() => Address.GetHashCode();
}
