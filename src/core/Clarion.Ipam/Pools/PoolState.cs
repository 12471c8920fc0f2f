using Clarion.Model.Pools;
using Clarion.Model.Selectors;
using Clarion.Model.Services;
using Clarion.Primitives;

namespace Clarion.Ipam.Pools;

/// <summary>A pool in force and what of it is in use.</summary>
internal sealed class PoolState
{
    private readonly PoolRange[] ranges;
    private readonly long[] used = new long[2];
    private readonly long[] capacity = new long[2];

    /// <summary>Per family: the ranges before this one have nothing free.</summary>
    private readonly int[] firstWithFree = new int[2];

    public PoolState(AddressPool definition)
    {
        Definition = definition;
        ranges = [.. definition.Ranges.Select(range => new PoolRange(range, definition.AvoidBuggyIps))];
        foreach (var range in ranges)
        {
            ref var sum = ref capacity[IndexOf(range.Range.Family)];
            sum = long.MaxValue - sum < range.Capacity ? long.MaxValue : sum + range.Capacity;
        }
    }

    public AddressPool Definition { get; }

    public PoolName Name => Definition.Name;

    public bool HasFamily(IpFamily family) => capacity[IndexOf(family)] > 0;

    /// <summary>A family that the Service needs and the pool never has; null when the pool could serve it.</summary>
    public IpFamily? MissingFamilyOf(ServiceRequest request)
    {
        IpFamily? missing = null;
        var count = 0;
        foreach (var family in request.Families)
        {
            if (HasFamily(family))
                continue;
            missing ??= family;
            count++;
        }

        var oneWillDo = request.FamilyPolicy == FamilyPolicy.PreferDualStack && count < request.Families.Length;
        return oneWillDo ? null : missing;
    }

    /// <summary>Distinct addresses in use.</summary>
    public long UsedCount(IpFamily family) => used[IndexOf(family)];

    public long AvailableCount(IpFamily family) =>
        Math.Max(0, capacity[IndexOf(family)] - used[IndexOf(family)]);

    /// <summary>The first free address, in the order in which the ranges were written.</summary>
    public bool TryFindFree(IpFamily family, out IpAddress address)
    {
        ref var start = ref firstWithFree[IndexOf(family)];
        for (; start < ranges.Length; start++)
        {
            if (ranges[start].Range.Family == family && ranges[start].TryFindFree(out address))
                return true;
        }

        address = default;
        return false;
    }

    /// <summary>
    /// Where an address stands in the order of giving out: a smaller range, then a smaller number, is earlier.
    /// </summary>
    public int RangeIndexOf(IpAddress address)
    {
        for (var i = 0; i < ranges.Length; i++)
        {
            if (ranges[i].Range.Contains(address))
                return i;
        }

        throw new InvariantException("the address is of the pool");
    }

    public bool IsAvoided(IpAddress address) =>
        Definition.AvoidBuggyIps && ranges[RangeIndexOf(address)].IsAvoided(address);

    public void MarkUsed(IpAddress address)
    {
        ranges[RangeIndexOf(address)].MarkUsed(address);
        used[IndexOf(address.Family)]++;
    }

    public void MarkFree(IpAddress address)
    {
        var index = RangeIndexOf(address);
        ranges[index].MarkFree(address);
        used[IndexOf(address.Family)]--;
        ref var start = ref firstWithFree[IndexOf(address.Family)];
        start = Math.Min(start, index);
    }

    /// <summary>Whether its serviceSelectors, if any, select the Service.</summary>
    public bool AllowsLabels(ServiceRequest request)
    {
        if (Definition.Allocation is not { ServiceSelectors.IsEmpty: false } allocation)
            return true;
        return MatchesAny(allocation.ServiceSelectors.AsSpan(), request.Labels);
    }

    /// <summary>Whether its namespaces and namespaceSelectors, if any, hold the namespace.</summary>
    /// <param name="name">The namespace.</param>
    /// <param name="labels">Its labels; null when it is not known, and no selector selects it.</param>
    public bool AllowsNamespace(string name, LabelSet? labels)
    {
        if (Definition.Allocation is not { } allocation
            || (allocation.Namespaces.IsEmpty && allocation.NamespaceSelectors.IsEmpty))
            return true;
        return allocation.Namespaces.Contains(name)
            || (labels is not null && MatchesAny(allocation.NamespaceSelectors.AsSpan(), labels));
    }

    private static bool MatchesAny(ReadOnlySpan<Selector> selectors, LabelSet labels)
    {
        foreach (var selector in selectors)
        {
            if (selector.Matches(labels))
                return true;
        }

        return false;
    }

    private static int IndexOf(IpFamily family) => family == IpFamily.IPv4 ? 0 : 1;
}
