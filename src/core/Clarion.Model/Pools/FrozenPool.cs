using System.Collections.Immutable;
using Clarion.Model.Selectors;
using Clarion.Primitives;

namespace Clarion.Model.Pools;

/// <summary>
/// A pool that is refused and of which no good version is known. Services keep the addresses they have from it, and
/// these stay announced; nothing new is given from it.
/// </summary>
/// <param name="Name">The pool's name; empty when it could not be read.</param>
/// <param name="Ranges">What could be read of its addresses; may overlap other pools.</param>
/// <param name="Labels">The labels of the object, for <c>ipAddressPoolSelectors</c>.</param>
/// <param name="HoldsEverything">Nothing is known of its addresses: any address that a Service has may be its.</param>
public sealed record FrozenPool(
    PoolName Name, ImmutableArray<IpRange> Ranges, LabelSet Labels, bool HoldsEverything = false);
