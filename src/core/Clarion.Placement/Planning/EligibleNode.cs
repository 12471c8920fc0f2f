using Clarion.Primitives;

namespace Clarion.Placement.Planning;

/// <summary>A node that may own a group.</summary>
/// <param name="Node">The node.</param>
/// <param name="Weight">The sum of the preferredNodeSelectors' weights that it gets, 0 or more.</param>
public readonly record struct EligibleNode(NodeName Node, int Weight);
