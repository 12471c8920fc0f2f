using System.Collections.Immutable;

namespace Clarion.Linux.Links;

/// <summary>All network interfaces of this network namespace at one moment.</summary>
public sealed record LinkSnapshot(ImmutableArray<Link> Links)
{
    /// <summary>The interface of a name; null where there is none.</summary>
    public Link? Find(string name) => Links.FirstOrDefault(link => link.Name == name);

    public bool Equals(LinkSnapshot? other) =>
        other is not null && Links.AsSpan().SequenceEqual(other.Links.AsSpan());

    public override int GetHashCode() => Links.Length;
}
