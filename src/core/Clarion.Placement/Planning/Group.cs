using System.Collections.Immutable;
using Clarion.Placement.Reasons;
using Clarion.Primitives;

namespace Clarion.Placement.Planning;

/// <summary>Addresses that must live on one node together, and the nodes that may be it.</summary>
/// <param name="RankAddress">The address that orders the nodes.</param>
/// <param name="Eligible">The nodes, in any order.</param>
/// <param name="WithoutNodes">Why <paramref name="Eligible"/> is empty, when it is.</param>
public sealed record Group(
    IpAddress RankAddress, ImmutableArray<EligibleNode> Eligible, PlacementReason WithoutNodes);
