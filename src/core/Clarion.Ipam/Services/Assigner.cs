using Clarion.Ipam.Holding;
using Clarion.Ipam.Outcomes;
using Clarion.Ipam.Pools;
using Clarion.Ipam.Reasons;
using Clarion.Ipam.Waiting;
using Clarion.Model.Services;
using Clarion.Primitives;

namespace Clarion.Ipam.Services;

/// <summary>Decides for one Service at a time, and offers what becomes free to those who wait.</summary>
internal sealed class Assigner
{
    private readonly AddressTable addresses;
    private readonly WaitIndex waits;
    private readonly PoolTable pools;
    private readonly Judge judge;
    private readonly Chooser chooser;
    private readonly Explainer explainer;
    private readonly Waiter waiter;
    private readonly Holdings holdings;
    private readonly Func<ServiceState, bool> serve;

    public Assigner(PoolTable pools, AddressTable addresses, WaitIndex waits, Holdings holdings)
    {
        (this.pools, this.addresses, this.waits, this.holdings) = (pools, addresses, waits, holdings);
        judge = new(pools);
        chooser = new(pools, addresses);
        explainer = new(pools, addresses);
        waiter = new(pools, waits);
        serve = TryServe;
    }

    /// <summary>Where outcomes go; set for each event.</summary>
    public Outbox<AllocationOutcome> Outbox { get; set; } = new();

    /// <summary>Decides what the Service has; true while its addresses are in grace.</summary>
    /// <param name="service">The Service.</param>
    /// <param name="now">The present.</param>
    /// <param name="graceEnd">Until when addresses are kept that turn out now to be in no pool.</param>
    public bool Decide(ServiceState service, Instant now, Instant graceEnd)
    {
        waits.Remove(service);
        if (FindNoClaim(service.Request) is { } reason)
        {
            holdings.Release(service);
            Settle(service, reason, null);
            return false;
        }

        GiveBackOtherFamilies(service);
        var standing = judge.Of(service, out var pool);
        if (standing == Standing.InGrace)
        {
            service.GraceUntil ??= graceEnd;
            if (now < service.GraceUntil)
            {
                Settle(service, AllocationReason.Allocated, null);
                return true;
            }

            GiveBackUncovered(service);
            standing = judge.Of(service, out pool);
            if (standing is Standing.InGrace or Standing.Nothing)
                standing = Standing.Forbidden;
        }

        service.GraceUntil = null;
        if (standing == Standing.Forbidden)
            holdings.Release(service);
        else
            service.Pool = pool;
        Pursue(service, standing);
        return false;
    }

    /// <summary>
    /// Offers each address whose holders changed to those who wait for it, until nobody takes anything more.
    /// </summary>
    public void OfferChanged()
    {
        while (holdings.TryTakeChanged(out var address))
        {
            if (addresses.IsUsed(address))
                OfferShare(address);
            else if (pools.Find(address) is { } pool)
                OfferFree(address, pool);
        }
    }

    private static AllocationReason? FindNoClaim(ServiceRequest request)
    {
        if (!request.WantsAddress)
            return AllocationReason.NotLoadBalancer;
        if (request.Families.IsEmpty)
            return AllocationReason.NoClusterIPs;
        return request.FamilyPolicy == FamilyPolicy.RequireDualStack && request.Families.Length < 2
            ? AllocationReason.NeedsTwoClusterIPs
            : null;
    }

    private void Pursue(ServiceState service, Standing standing)
    {
        if (service.Request.Refusal is { } refusal)
        {
            Settle(service, AllocationReason.InvalidRequest, $"{refusal.Field}: {refusal.Detail}");
        }
        else if (standing == Standing.Extendable)
        {
            if (chooser.TryExtend(service, out var extension))
                holdings.Assign(service, extension);
            else
                waiter.RegisterExtension(service);
            Settle(service, AllocationReason.Allocated, null);
        }
        else if (standing == Standing.Fulfilled)
        {
            Settle(service, AllocationReason.Allocated, null);
        }
        else if (chooser.TryChoose(service, out var choice))
        {
            holdings.Assign(service, choice);
            SettleAssigned(service);
        }
        else
        {
            waiter.Register(service);
            Explain(service);
        }
    }

    /// <summary>A Service that prefers both families and got one goes on waiting for the other.</summary>
    private void SettleAssigned(ServiceState service)
    {
        if (service.Addresses.Count < service.Request.Families.Length)
            waiter.RegisterExtension(service);
        Settle(service, AllocationReason.Allocated, null);
    }

    private bool TryServe(ServiceState service)
    {
        var isExtension = judge.Of(service, out _) == Standing.Extendable;
        if (isExtension ? chooser.TryExtend(service, out var choice) : chooser.TryChoose(service, out choice))
        {
            waits.Remove(service);
            holdings.Assign(service, choice);
            SettleAssigned(service);
            return true;
        }

        // Who has the address that it asks for may have changed; which pools are full has not.
        if (!service.Request.RequestedAddresses.IsEmpty)
            Explain(service);
        return false;
    }

    private void OfferFree(IpAddress address, PoolState pool)
    {
        var (byAddress, byPool) = (WaitKey.Of(address), WaitKey.Of(pool.Name, address.Family));
        while (!addresses.IsUsed(address) && waits.Offer(byAddress, byPool, serve))
        {
        }
    }

    /// <summary>Also where it is not shared: those who ask for it are told who has it now.</summary>
    private void OfferShare(IpAddress address)
    {
        var byKey = addresses.SharingKeyOf(address) is { } key ? WaitKey.Of(key) : WaitKey.None;
        while (waits.Offer(WaitKey.Of(address), byKey, serve))
        {
        }
    }

    private void GiveBackOtherFamilies(ServiceState service)
    {
        var held = service.Addresses;
        for (var i = 0; i < held.Count; i++)
        {
            if (!service.Request.Families.Contains(held[i].Family))
                holdings.GiveBack(service, held[i]);
        }

        if (service.Addresses.Count == 0)
            service.Pool = null;
    }

    /// <summary>A pool that lost one family must not cost a Service its address of the other one.</summary>
    private void GiveBackUncovered(ServiceState service)
    {
        var held = service.Addresses;
        for (var i = 0; i < held.Count; i++)
        {
            if (pools.Find(held[i]) is null && !pools.IsFrozen(held[i], service.Pool))
                holdings.GiveBack(service, held[i]);
        }
    }

    private void Explain(ServiceState service)
    {
        var (reason, detail) = explainer.Explain(service);
        Settle(service, reason, detail);
    }

    private void Settle(ServiceState service, AllocationReason reason, string? detail)
    {
        var pool = service.Addresses.Count > 0 ? service.Pool : null;
        var outcome = new AllocationOutcome(service.Name, service.Addresses, pool, reason, detail);
        if (outcome == service.Outcome)
            return;
        service.Outcome = outcome;
        Outbox.Add(outcome);
    }
}
