using Clarion.Ipam.Holding;
using Clarion.Ipam.Outcomes;
using Clarion.Ipam.Pools;
using Clarion.Ipam.Reasons;
using Clarion.Model.Pools;
using Clarion.Model.Services;
using Clarion.Primitives;

namespace Clarion.Ipam.Services;

/// <summary>
/// Says of every pool why it serves a Service or does not: the questions of <see cref="Chooser"/>, asked one pool at a
/// time.
/// </summary>
internal sealed class PoolExplainer(PoolTable pools, AddressTable addresses)
{
    /// <summary>All pools by name, then those that are refused.</summary>
    public IReadOnlyList<PoolVerdict> Explain(ServiceState service) =>
    [
        .. pools.All.OrderBy(pool => pool.Name).Select(pool => Explain(service, pool)),
        .. pools.Configuration.FrozenPools.Select(pool => new PoolVerdict(
            pool.Name, service.Pool == pool.Name ? PoolReason.Serves : PoolReason.HasMistake, null)),
    ];

    private PoolVerdict Explain(ServiceState service, PoolState pool)
    {
        var (reason, detail) = IsServedBy(service, pool) ? (PoolReason.Serves, null)
            : FindObstacle(service, pool) ?? (PoolReason.ComesLater, null);
        return new(pool.Name, reason, detail);
    }

    private bool IsServedBy(ServiceState service, PoolState pool) =>
        service.Addresses.Count > 0 && ReferenceEquals(pools.Find(service.Addresses.First), pool);

    private (PoolReason Reason, string? Detail)? FindObstacle(ServiceState service, PoolState pool)
    {
        var request = service.Request;
        if (request.RequestedPool is { } name && name != pool.Name)
            return (PoolReason.OtherPoolRequested, $"the Service asks for pool '{name}'");
        foreach (var address in request.RequestedAddresses)
        {
            if (!ReferenceEquals(pools.Find(address), pool))
                return (PoolReason.LacksRequestedAddress, $"the Service asks for {address}");
        }

        return FindOtherOwner(request, pool) ?? (request.RequestedAddresses.IsEmpty
            ? FindShortage(request, pool)
            : FindConflict(service, pool));
    }

    private (PoolReason Reason, string? Detail)? FindOtherOwner(ServiceRequest request, PoolState pool)
    {
        if (!pools.AllowsNamespace(pool, request))
        {
            return pool.Definition.Allocation is { NamespaceSelectors.IsEmpty: false }
                && pools.AwaitsLabelsOf(request.Name.Namespace)
                ? (PoolReason.NamespaceUnknown, null)
                : (PoolReason.KeptForNamespaces, NamespacesOf(pool.Definition));
        }

        return pool.AllowsLabels(request) ? null : (PoolReason.KeptForServices, null);
    }

    private (PoolReason Reason, string? Detail)? FindConflict(ServiceState service, PoolState pool)
    {
        foreach (var address in service.Request.RequestedAddresses)
        {
            if (pool.IsAvoided(address))
                return (PoolReason.AvoidsRequestedAddress, $"the Service asks for {address}");
            if (addresses.FindBlocker(address, service) is { } blocker)
                return (PoolReason.RequestedAddressInUse, Sharing.Describe(address, blocker.Request, service.Request));
        }

        return null;
    }

    private static (PoolReason Reason, string? Detail)? FindShortage(ServiceRequest request, PoolState pool)
    {
        if (request.RequestedPool is null && !pool.Definition.AutoAssign)
            return (PoolReason.OnRequestOnly, null);
        if (pool.MissingFamilyOf(request) is { } missing)
            return (PoolReason.LacksFamily, $"it has no {missing} addresses");
        var used = new List<IpFamily>();
        foreach (var family in request.Families)
        {
            if (pool.HasFamily(family) && pool.AvailableCount(family) == 0)
                used.Add(family);
        }

        var oneWillDo = request.FamilyPolicy == FamilyPolicy.PreferDualStack && used.Count < request.Families.Length;
        return used.Count == 0 || oneWillDo ? null
            : (PoolReason.Full, $"all {pool.UsedCount(used[0])} {used[0]} addresses are in use");
    }

    private static string? NamespacesOf(AddressPool pool) =>
        pool.Allocation is { Namespaces.IsEmpty: false } allocation
            ? $"it is kept for namespace {string.Join(", ", allocation.Namespaces)}" : null;
}
