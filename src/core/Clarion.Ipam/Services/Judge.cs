using Clarion.Ipam.Pools;
using Clarion.Model.Pools;
using Clarion.Model.Services;

namespace Clarion.Ipam.Services;

/// <summary>Says how the addresses that a Service has stand to its wishes and the pools; changes nothing.</summary>
internal sealed class Judge(PoolTable pools)
{
    /// <summary>
    /// The standing, and the pool that the addresses count as; the recorded one when they are in none.
    /// </summary>
    public Standing Of(ServiceState service, out PoolName? pool)
    {
        pool = service.Pool;
        if (service.Addresses.Count == 0)
            return Standing.Nothing;
        if (IsFrozen(service))
        {
            pool ??= pools.Configuration.PoolOf(service.Addresses.First, service.Pool)?.Name;
            return CompareWithWishes(service, pool, canExtend: false);
        }

        var found = pools.Find(service.Addresses.First);
        for (var i = 0; i < service.Addresses.Count; i++)
        {
            var address = service.Addresses[i];
            if (pools.Find(address) is not { } holding)
                return Standing.InGrace;
            if (!ReferenceEquals(holding, found) || holding.IsAvoided(address))
                return Standing.Forbidden;
        }

        pool = found!.Name;
        return pools.Allows(found, service.Request)
            ? CompareWithWishes(service, pool, canExtend: true)
            : Standing.Forbidden;
    }

    private bool IsFrozen(ServiceState service)
    {
        for (var i = 0; i < service.Addresses.Count; i++)
        {
            if (!pools.IsFrozen(service.Addresses[i], service.Pool))
                return false;
        }

        return true;
    }

    private static Standing CompareWithWishes(ServiceState service, PoolName? pool, bool canExtend)
    {
        var request = service.Request;
        if (request.RequestedPool is { } wanted && wanted != pool)
            return Standing.Unmet;
        if (!request.RequestedAddresses.IsEmpty)
            return HasAllOf(service) ? Standing.Fulfilled : Standing.Unmet;
        if (service.Addresses.Count == request.Families.Length)
            return Standing.Fulfilled;
        if (request.FamilyPolicy != FamilyPolicy.PreferDualStack)
            return Standing.Unmet;
        return canExtend ? Standing.Extendable : Standing.Fulfilled;
    }

    private static bool HasAllOf(ServiceState service)
    {
        foreach (var address in service.Request.RequestedAddresses)
        {
            if (!service.Addresses.Contains(address))
                return false;
        }

        return service.Addresses.Count == service.Request.RequestedAddresses.Length
            && Chooser.MatchesFamilies(service.Request);
    }
}
