using Clarion.Primitives;

namespace Clarion.Placement.Membership;

/// <summary>A node got or lost its place among those that may announce.</summary>
public readonly record struct MemberChange(NodeName Node, bool IsMember);
