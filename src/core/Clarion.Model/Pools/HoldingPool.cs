using Clarion.Model.Selectors;

namespace Clarion.Model.Pools;

/// <summary>The pool that an assigned address counts as.</summary>
/// <param name="Name">For <c>ipAddressPools</c>.</param>
/// <param name="Labels">For <c>ipAddressPoolSelectors</c>.</param>
/// <param name="IsFrozen">Whether it is a <see cref="FrozenPool"/>.</param>
public readonly record struct HoldingPool(PoolName Name, LabelSet Labels, bool IsFrozen);
