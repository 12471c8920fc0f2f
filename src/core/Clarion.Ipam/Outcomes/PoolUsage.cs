using Clarion.Model.Pools;

namespace Clarion.Ipam.Outcomes;

/// <summary>Counters of a pool, as IPAddressPool's status has them; saturating at 2^63 − 1.</summary>
/// <param name="Pool">Which pool.</param>
/// <param name="AssignedIPv4">Distinct IPv4 addresses in use.</param>
/// <param name="AssignedIPv6">Distinct IPv6 addresses in use.</param>
/// <param name="AvailableIPv4">IPv4 addresses that are free and not avoided.</param>
/// <param name="AvailableIPv6">IPv6 addresses that are free.</param>
/// <param name="WaitingCount">Distinct Services that wait for a family of which it has nothing free.</param>
public readonly record struct PoolUsage(
    PoolName Pool,
    long AssignedIPv4,
    long AssignedIPv6,
    long AvailableIPv4,
    long AvailableIPv6,
    int WaitingCount);
