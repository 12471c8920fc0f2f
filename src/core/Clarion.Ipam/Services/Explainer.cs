using Clarion.Ipam.Holding;
using Clarion.Ipam.Pools;
using Clarion.Ipam.Reasons;
using Clarion.Model.Pools;
using Clarion.Model.Services;
using Clarion.Primitives;

namespace Clarion.Ipam.Services;

/// <summary>
/// Says why <see cref="Chooser"/> found nothing: the same questions in the same order, answered in words.
/// </summary>
internal sealed class Explainer(PoolTable pools, AddressTable addresses)
{
    /// <summary>More would be cut off in an event.</summary>
    private const int NamedPoolsMax = 5;

    public (AllocationReason Reason, string? Detail) Explain(ServiceState service)
    {
        var request = service.Request;
        if (pools.Configuration.Pools.IsEmpty && pools.Configuration.FrozenPools.IsEmpty)
            return (AllocationReason.NoPools, null);
        if (!request.RequestedAddresses.IsEmpty)
            return ExplainRequested(service);
        return request.RequestedPool is { } name ? ExplainPool(request, name) : ExplainAutomatic(request);
    }

    private (AllocationReason Reason, string? Detail) ExplainRequested(ServiceState service)
    {
        var request = service.Request;
        if (!Chooser.MatchesFamilies(request))
        {
            return (AllocationReason.WrongFamily,
                $"{Join(request.RequestedAddresses)} is asked for, and the ClusterIPs are {Join(request.Families)}");
        }

        // What only a person can change comes before what a release can.
        foreach (var address in request.RequestedAddresses)
        {
            if (ExplainAddress(request, address) is { } found)
                return found;
        }

        foreach (var address in request.RequestedAddresses)
        {
            if (addresses.FindBlocker(address, service) is { } blocker)
                return (AllocationReason.AddressInUse, Sharing.Describe(address, blocker.Request, request));
        }

        throw new InvariantException("an address that nothing speaks against is given");
    }

    private (AllocationReason Reason, string? Detail)? ExplainAddress(ServiceRequest request, IpAddress address)
    {
        if (pools.Find(address) is not { } pool)
        {
            return pools.IsFrozen(address, request.RequestedPool)
                ? (AllocationReason.PoolRefused, $"the pool of {address} has a mistake in it")
                : (AllocationReason.AddressNotInPool, $"{address} is in no pool");
        }

        if (request.RequestedPool is { } name && name != pool.Name)
        {
            return (AllocationReason.AddressInOtherPool,
                $"{address} is of pool '{pool.Name}', and pool '{name}' is asked for");
        }

        if (!pools.Allows(pool, request))
            return (AllocationReason.PoolNotAllowed, $"pool '{pool.Name}' of {address} is kept for other Services");
        if (pool.IsAvoided(address))
            return (AllocationReason.AddressAvoided, $"pool '{pool.Name}' avoids {address}");
        return pools.Find(request.RequestedAddresses[0]) is { } first && !ReferenceEquals(first, pool)
            ? (AllocationReason.AddressInOtherPool,
                $"{address} is of pool '{pool.Name}', and the other of '{first.Name}'")
            : null;
    }

    private (AllocationReason Reason, string? Detail) ExplainPool(ServiceRequest request, PoolName name)
    {
        if (pools.Find(name) is not { } pool)
        {
            return pools.IsFrozen(name)
                ? (AllocationReason.PoolRefused, $"pool '{name}' has a mistake in it")
                : (AllocationReason.UnknownPool, $"there is no pool '{name}'");
        }

        if (!pools.Allows(pool, request))
            return (AllocationReason.PoolNotAllowed, $"pool '{name}' is kept for other Services");
        return pool.MissingFamilyOf(request) is { } missing
            ? (AllocationReason.PoolLacksFamily, $"pool '{name}' has no {missing} addresses")
            : (AllocationReason.PoolExhausted, $"pool '{name}' has no free {Join(request.Families)} address");
    }

    private (AllocationReason Reason, string? Detail) ExplainAutomatic(ServiceRequest request)
    {
        var name = request.Name.Namespace;
        if (pools.AwaitsLabelsOf(name))
            return (AllocationReason.NoMatchingPool, $"the labels of namespace '{name}' are not known yet");
        var isFull = false;
        var parts = new List<string>();
        foreach (var pool in pools.All.OrderBy(pool => pool.Name))
        {
            var isUsable = pool.Definition.AutoAssign && pools.Allows(pool, request)
                && pool.MissingFamilyOf(request) is null;
            isFull |= isUsable;
            if (parts.Count < NamedPoolsMax)
                parts.Add($"pool '{pool.Name}' {(isUsable ? "is full" : Obstacle(pool, request))}");
        }

        if (pools.All.Count > NamedPoolsMax)
            parts.Add($"and {pools.All.Count - NamedPoolsMax} more");
        foreach (var pool in pools.Configuration.FrozenPools)
            parts.Add($"{(pool.HoldsEverything ? "the ConfigMap" : $"pool '{pool.Name}'")} has a mistake in it");
        var reason = pools.All.Count == 0 ? AllocationReason.PoolRefused
            : isFull ? AllocationReason.NoFreeAddress
            : AllocationReason.NoMatchingPool;
        return (reason, string.Join("; ", parts));
    }

    private string Obstacle(PoolState pool, ServiceRequest request)
    {
        if (!pool.Definition.AutoAssign)
            return "gives addresses on request only (autoAssign: false)";
        return pools.Allows(pool, request)
            ? $"has no {pool.MissingFamilyOf(request)} addresses"
            : "is kept for other Services";
    }

    private static string Join<T>(IEnumerable<T> items) => string.Join(" and ", items);
}
