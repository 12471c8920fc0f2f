using Clarion.Ipam.Reasons;
using Clarion.Model.Pools;

namespace Clarion.Ipam.Outcomes;

/// <summary>How one pool stands to one Service.</summary>
/// <param name="Pool">The pool; the name is empty where it could not be read.</param>
/// <param name="Reason">Why it serves the Service, or does not.</param>
/// <param name="Detail">The particulars; null when there is nothing to add to the reason.</param>
public readonly record struct PoolVerdict(PoolName Pool, PoolReason Reason, string? Detail);
