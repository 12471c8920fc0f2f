using System.Collections.Immutable;
using Clarion.Model.Services;
using Clarion.Placement.Reasons;
using Clarion.Primitives;

namespace Clarion.Placement.Planning;

/// <summary>Where a Service is announced, and why.</summary>
/// <param name="Service">The Service.</param>
/// <param name="Owner">The node that announces it; null: nobody does.</param>
/// <param name="Reason">Why it is this node, or nobody.</param>
public sealed record ServicePlacement(ServiceName Service, NodeName? Owner, PlacementReason Reason)
{
    /// <summary>What is announced; empty without an owner.</summary>
    public ImmutableArray<IpAddress> Addresses { get; init; } = [];

    /// <summary>The interfaces of the owner that it is announced on; empty: all usable ones.</summary>
    public ImmutableArray<string> Interfaces { get; init; } = [];

    /// <summary>Compared by content.</summary>
    public bool Equals(ServicePlacement? other) => other is not null && Service == other.Service
        && Owner == other.Owner && Reason == other.Reason
        && Addresses.AsSpan().SequenceEqual(other.Addresses.AsSpan())
        && Interfaces.AsSpan().SequenceEqual(other.Interfaces.AsSpan());

    public override int GetHashCode() => Service.GetHashCode();
}
