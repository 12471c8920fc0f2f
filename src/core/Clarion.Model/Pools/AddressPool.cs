using System.Collections.Immutable;
using Clarion.Model.Selectors;
using Clarion.Primitives;

namespace Clarion.Model.Pools;

/// <summary>A validated address pool: its ranges do not overlap each other or those of another pool.</summary>
/// <param name="Name">Unique among pools.</param>
/// <param name="Ranges">In the order they were written, which is the order they are handed out in. Never empty.</param>
public sealed record AddressPool(PoolName Name, ImmutableArray<IpRange> Ranges)
{
    /// <summary>False: only for Services that ask for this pool or for an address of it.</summary>
    public bool AutoAssign { get; init; } = true;

    /// <summary>Skip IPv4 addresses that end in .0 and .255.</summary>
    public bool AvoidBuggyIps { get; init; }

    /// <summary>Null: open to every Service.</summary>
    public PoolAllocation? Allocation { get; init; }

    /// <summary>The labels of the object, for <c>ipAddressPoolSelectors</c>.</summary>
    public LabelSet Labels { get; init; } = LabelSet.Empty;

    /// <summary>Whether a range holds the address. AvoidBuggyIps is not considered.</summary>
    public bool Contains(IpAddress address) => Ranges.Any(range => range.Contains(address));
}
