using Clarion.Ipam.Holding;
using Clarion.Ipam.Outcomes;
using Clarion.Ipam.Pools;
using Clarion.Model.Services;
using Clarion.Primitives;

namespace Clarion.Ipam.Services;

/// <summary>
/// Finds the addresses that a Service should have, and changes nothing. What the Service has itself counts as free to
/// it. Why it finds none is <see cref="Explainer"/>'s to say; what to wait for is <see cref="Waiter"/>'s.
/// </summary>
internal sealed class Chooser(PoolTable pools, AddressTable addresses)
{
    public bool TryChoose(ServiceState service, out Choice choice)
    {
        var request = service.Request;
        if (!request.RequestedAddresses.IsEmpty)
            return TryRequested(service, out choice);
        if (request.RequestedPool is not { } name)
            return TryAutomatic(service, out choice);
        choice = default;
        return pools.Find(name) is { } pool && pools.Allows(pool, request)
            && (TryBest(service, pool, out choice) || TryEither(service, pool, out choice));
    }

    /// <summary>Finds the family that is missing, in the pool of the one that is there.</summary>
    public bool TryExtend(ServiceState service, out Choice choice)
    {
        choice = default;
        return pools.Find(service.Addresses.First) is { } pool && TryBest(service, pool, out choice);
    }

    /// <summary>Whether the Service asks for an address of each family of its ClusterIPs, or for none.</summary>
    public static bool MatchesFamilies(ServiceRequest request)
    {
        if (request.RequestedAddresses.Length != request.Families.Length)
            return false;
        foreach (var address in request.RequestedAddresses)
        {
            if (!request.Families.Contains(address.Family))
                return false;
        }

        return true;
    }

    private static bool IsContentWithOne(ServiceRequest request) =>
        request.Families.Length == 2 && request.FamilyPolicy == FamilyPolicy.PreferDualStack;

    private bool TryRequested(ServiceState service, out Choice choice)
    {
        choice = default;
        var request = service.Request;
        var pool = pools.Find(request.RequestedAddresses[0]);
        if (!MatchesFamilies(request) || pool is null || !pools.Allows(pool, request)
            || (request.RequestedPool is { } name && name != pool.Name))
            return false;
        var pair = AddressPair.None;
        foreach (var address in request.RequestedAddresses)
        {
            if (!ReferenceEquals(pools.Find(address), pool) || pool.IsAvoided(address)
                || addresses.FindBlocker(address, service) is not null)
                return false;
            pair = pair.With(address);
        }

        choice = new(pair, pool.Name);
        return true;
    }

    private bool TryAutomatic(ServiceState service, out Choice choice)
    {
        var candidates = pools.CandidatesFor(service.Name.Namespace);
        foreach (var pool in candidates)
        {
            if (pool.AllowsLabels(service.Request) && TryBest(service, pool, out choice))
                return true;
        }

        choice = default;
        if (!IsContentWithOne(service.Request))
            return false;
        foreach (var family in service.Request.Families)
        {
            foreach (var pool in candidates)
            {
                if (pool.AllowsLabels(service.Request) && TryOne(service, pool, family, out choice))
                    return true;
            }
        }

        return false;
    }

    /// <summary>All families of the ClusterIPs, IPv4 first as MetalLB shows them.</summary>
    private bool TryBest(ServiceState service, PoolState pool, out Choice choice)
    {
        choice = default;
        var families = service.Request.Families;
        var pair = AddressPair.None;
        if (families.Contains(IpFamily.IPv4))
        {
            if (!TryPick(service, pool, IpFamily.IPv4, out var address))
                return false;
            pair = pair.With(address);
        }

        if (families.Contains(IpFamily.IPv6))
        {
            if (!TryPick(service, pool, IpFamily.IPv6, out var address))
                return false;
            pair = pair.With(address);
        }

        choice = new(pair, pool.Name);
        return true;
    }

    private bool TryEither(ServiceState service, PoolState pool, out Choice choice)
    {
        choice = default;
        var families = service.Request.Families;
        return IsContentWithOne(service.Request)
            && (TryOne(service, pool, families[0], out choice) || TryOne(service, pool, families[1], out choice));
    }

    private bool TryOne(ServiceState service, PoolState pool, IpFamily family, out Choice choice)
    {
        var isFound = TryPick(service, pool, family, out var address);
        choice = isFound ? new(AddressPair.None.With(address), pool.Name) : default;
        return isFound;
    }

    /// <summary>
    /// What the Service has of it; else the first address in listed order that is free or can be shared.
    /// </summary>
    private bool TryPick(ServiceState service, PoolState pool, IpFamily family, out IpAddress address)
    {
        if (service.Addresses.TryGet(family, out address) && ReferenceEquals(pools.Find(address), pool))
            return true;
        var isFound = pool.TryFindFree(family, out address);
        if (service.Request.SharingKey is not { } key)
            return isFound;
        foreach (var shared in addresses.SharedUnder(key))
        {
            if (shared.Family == family && ReferenceEquals(pools.Find(shared), pool) && !pool.IsAvoided(shared)
                && (!isFound || IsEarlier(pool, shared, address)) && addresses.FindBlocker(shared, service) is null)
                (isFound, address) = (true, shared);
        }

        return isFound;
    }

    private static bool IsEarlier(PoolState pool, IpAddress left, IpAddress right)
    {
        var (ofLeft, ofRight) = (pool.RangeIndexOf(left), pool.RangeIndexOf(right));
        return ofLeft != ofRight ? ofLeft < ofRight : left < right;
    }
}
