using Clarion.Placement.Reasons;
using Clarion.Primitives;

namespace Clarion.Placement.Planning;

/// <summary>How one node stands to one Service.</summary>
/// <param name="Node">The node.</param>
/// <param name="Reason">Why it announces the Service, or does not.</param>
/// <param name="Weight">The sum of the preferredNodeSelectors' weights that it gets; 0 where it may not.</param>
public readonly record struct NodeVerdict(NodeName Node, NodeReason Reason, int Weight);
