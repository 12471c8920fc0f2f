using System.Collections.Immutable;

namespace Clarion.Linux.Links;

/// <summary>All network interfaces of this network namespace at one moment.</summary>
public sealed record LinkSnapshot(ImmutableArray<Link> Links)
{
    public bool Equals(LinkSnapshot? other) =>
        other is not null && Links.AsSpan().SequenceEqual(other.Links.AsSpan());

    public override int GetHashCode() => Links.Length;
}
