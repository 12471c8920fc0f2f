using System.Collections.Immutable;
using Clarion.Model.Advertisements;
using Clarion.Model.Pools;
using Clarion.Model.Refusals;
using Clarion.Primitives;

namespace Clarion.Model.Tracking;

/// <summary>
/// What is in force: of every object its newest version that is valid. Unchanged parts keep their identity from one
/// configuration to the next, so they may be compared by reference.
/// </summary>
public sealed record Configuration
{
    /// <summary>Nothing is configured.</summary>
    public static readonly Configuration Empty = new();

    /// <summary>By name; they do not overlap.</summary>
    public ImmutableArray<AddressPool> Pools { get; init; } = [];

    /// <summary>By name.</summary>
    public ImmutableArray<FrozenPool> FrozenPools { get; init; } = [];

    /// <summary>By name; frozen ones say so (<see cref="L2Rule.IsFrozen"/>).</summary>
    public ImmutableArray<L2Rule> L2Rules { get; init; } = [];

    /// <summary>What is wrong, object by object; a last good version may be in force all the same.</summary>
    public ImmutableArray<Refusal> Refusals { get; init; } = [];

    /// <summary>What is in force, or ignored on purpose, and should be changed.</summary>
    public ImmutableArray<Refusal> Warnings { get; init; } = [];

    /// <summary>
    /// The pool that an address which a Service has counts as; null when it is of no pool. The recorded pool counts
    /// when it is frozen, since its addresses may be unreadable; else the pool that has the address; else a frozen one.
    /// </summary>
    /// <param name="address">The address.</param>
    /// <param name="recordedPool">The Service's annotation <c>metallb.io/ip-allocated-from-pool</c>.</param>
    public HoldingPool? PoolOf(IpAddress address, PoolName? recordedPool)
    {
        FrozenPool? frozen = null;
        foreach (var pool in FrozenPools)
        {
            if (pool.Name == recordedPool)
                return new(pool.Name, pool.Labels, true);
            if (pool.HoldsEverything || pool.Ranges.Any(range => range.Contains(address)))
                frozen ??= pool;
        }

        foreach (var pool in Pools)
        {
            if (pool.Contains(address))
                return new(pool.Name, pool.Labels, false);
        }

        return frozen is null ? null : new(recordedPool ?? frozen.Name, frozen.Labels, true);
    }
}
