using Clarion.Primitives;

namespace Clarion.Ipam.Pools;

/// <summary>One range of a pool and what is free of it.</summary>
internal sealed class PoolRange(IpRange range, bool avoidBuggy)
{
    private readonly IntervalSet free = new(range.First.Value, range.Last.Value);

    public IpRange Range => range;

    /// <summary>Addresses that may be given out, free or not; saturating at 2^63 − 1.</summary>
    public long Capacity { get; } = CapacityOf(range, avoidBuggy);

    public bool TryFindFree(out IpAddress address)
    {
        address = default;
        while (!free.IsEmpty)
        {
            address = range.First with { Value = free.First };
            if (!IsAvoided(address))
                return true;
            // It will never be given out, so it is dropped once rather than skipped for ever.
            free.Remove(address.Value);
        }

        return false;
    }

    public bool IsAvoided(IpAddress address) =>
        avoidBuggy && address.Family == IpFamily.IPv4 && (byte)address.Value is 0 or 255;

    public void MarkUsed(IpAddress address) => free.Remove(address.Value);

    public void MarkFree(IpAddress address) => free.Add(address.Value);

    private static long CapacityOf(IpRange range, bool avoidBuggy)
    {
        var count = range.Count;
        if (avoidBuggy && range.Family == IpFamily.IPv4)
            count -= BuggyBelow(range.Last.Value + 1) - BuggyBelow(range.First.Value);
        return count > long.MaxValue ? long.MaxValue : (long)count;
    }

    /// <summary>How many numbers below the limit end in .0 or .255.</summary>
    private static UInt128 BuggyBelow(UInt128 limit) => ((limit + 255) / 256) + (limit / 256);
}
