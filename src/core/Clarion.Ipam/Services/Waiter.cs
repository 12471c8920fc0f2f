using Clarion.Ipam.Pools;
using Clarion.Ipam.Waiting;
using Clarion.Primitives;

namespace Clarion.Ipam.Services;

/// <summary>
/// Registers what a Service whose wishes are not met waits for. It depends on the wishes and the pools only, never on
/// what is free now, so it holds until one of those changes.
/// </summary>
internal sealed class Waiter(PoolTable pools, WaitIndex waits)
{
    public void Register(ServiceState service)
    {
        var request = service.Request;
        if (request.SharingKey is { } key)
            waits.Add(service, WaitKey.Of(key));
        if (!request.RequestedAddresses.IsEmpty)
        {
            foreach (var address in request.RequestedAddresses)
                waits.Add(service, WaitKey.Of(address));
        }
        else if (request.RequestedPool is { } name)
        {
            if (pools.Find(name) is { } pool && pools.Allows(pool, request) && pool.MissingFamilyOf(request) is null)
                Register(service, pool);
        }
        else
        {
            foreach (var pool in pools.CandidatesFor(request.Name.Namespace))
            {
                if (pool.AllowsLabels(request) && pool.MissingFamilyOf(request) is null)
                    Register(service, pool);
            }
        }
    }

    /// <summary>Waits for the second family in the pool of the first one.</summary>
    public void RegisterExtension(ServiceState service)
    {
        if (pools.Find(service.Addresses.First) is { } pool)
            Register(service, pool);
        if (service.Request.SharingKey is { } key)
            waits.Add(service, WaitKey.Of(key));
    }

    private void Register(ServiceState service, PoolState pool)
    {
        foreach (var family in service.Request.Families)
        {
            if (pool.HasFamily(family) && !HasOf(service, pool, family))
                waits.Add(service, WaitKey.Of(pool.Name, family));
        }
    }

    private bool HasOf(ServiceState service, PoolState pool, IpFamily family) =>
        service.Addresses.TryGet(family, out var address) && ReferenceEquals(pools.Find(address), pool);
}
