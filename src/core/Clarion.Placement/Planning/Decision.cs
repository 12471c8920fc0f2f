using Clarion.Placement.Reasons;
using Clarion.Primitives;

namespace Clarion.Placement.Planning;

/// <summary>Who announces a group, and why; no owner means that nobody does.</summary>
public readonly record struct Decision(NodeName? Owner, PlacementReason Reason);
