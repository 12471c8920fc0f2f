using Clarion.Ipam.Holding;
using Clarion.Ipam.Outcomes;
using Clarion.Ipam.Pools;
using Clarion.Ipam.Reasons;
using Clarion.Ipam.Waiting;
using Clarion.Model.Services;
using Clarion.Primitives;

namespace Clarion.Ipam.Services;

/// <summary>Decides for one Service at a time, and carries the decision out in the tables.</summary>
internal sealed class Assigner
{
    private readonly AddressTable addresses;
    private readonly WaitIndex waits;
    private readonly PoolTable pools;
    private readonly Judge judge;
    private readonly Chooser chooser;
    private readonly Explainer explainer;
    private readonly Waiter waiter;
    /// <summary>Addresses that were given back, or are shared or waited for and have another holder.</summary>
    private readonly Queue<IpAddress> changed = [];
    private readonly Func<ServiceState, bool> serve;

    public Assigner(PoolTable pools, AddressTable addresses, WaitIndex waits)
    {
        (this.pools, this.addresses, this.waits) = (pools, addresses, waits);
        judge = new(pools);
        chooser = new(pools, addresses);
        explainer = new(pools, addresses);
        waiter = new(pools, waits);
        serve = TryServe;
    }

    /// <summary>Where outcomes go; set for each event.</summary>
    public Outbox<AllocationOutcome> Outbox { get; set; } = new();

    /// <summary>
    /// Takes over what the Service says now. What it shares by must not change while it holds addresses.
    /// </summary>
    public void ChangeRequest(ServiceState service, ServiceRequest request)
    {
        waits.Remove(service);
        if (SharesAlike(service.Request, request))
        {
            service.Request = request;
            return;
        }

        var held = service.Addresses;
        for (var i = 0; i < held.Count; i++)
            addresses.Remove(held[i], service);
        service.Request = request;
        service.Addresses = AddressPair.None;
        for (var i = 0; i < held.Count; i++)
        {
            if (addresses.FindBlocker(held[i], service) is null)
                Hold(service, held[i]);
            // Its ports, or its key, may be what others wait for, whether it stays or goes.
            changed.Enqueue(held[i]);
        }
    }

    /// <summary>Holds the addresses that the Service shows; returns how many of them another Service has.</summary>
    public int Claim(ServiceState service)
    {
        var taken = 0;
        foreach (var address in service.Request.HeldAddresses)
        {
            if (service.Addresses.TryGet(address.Family, out _) || !service.Request.Families.Contains(address.Family))
                continue;
            if (addresses.FindBlocker(address, service) is null)
                Hold(service, address);
            else
                taken++;
        }

        service.Pool = service.Addresses.Count > 0 ? service.Request.RecordedPool : null;
        return taken;
    }

    public void Release(ServiceState service)
    {
        var held = service.Addresses;
        for (var i = 0; i < held.Count; i++)
            GiveBack(service, held[i]);
        service.Pool = null;
        service.GraceUntil = null;
    }

    /// <summary>Decides what the Service has; true while its addresses are in grace.</summary>
    /// <param name="service">The Service.</param>
    /// <param name="now">The present.</param>
    /// <param name="graceEnd">Until when addresses are kept that turn out now to be in no pool.</param>
    public bool Decide(ServiceState service, Instant now, Instant graceEnd)
    {
        waits.Remove(service);
        if (FindNoClaim(service.Request) is { } reason)
        {
            Release(service);
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
            Release(service);
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
        while (changed.TryDequeue(out var address))
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

    private static bool SharesAlike(ServiceRequest left, ServiceRequest right) =>
        left.SharingKey == right.SharingKey && left.BackendKey == right.BackendKey
        && left.Ports.AsSpan().SequenceEqual(right.Ports.AsSpan());

    private void Pursue(ServiceState service, Standing standing)
    {
        if (service.Request.Refusal is { } refusal)
        {
            Settle(service, AllocationReason.InvalidRequest, $"{refusal.Field}: {refusal.Detail}");
        }
        else if (standing == Standing.Extendable)
        {
            if (chooser.TryExtend(service, out var extension))
                Assign(service, extension);
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
            Assign(service, choice);
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
            Assign(service, choice);
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

    private void Assign(ServiceState service, Choice choice)
    {
        var before = service.Addresses;
        for (var i = 0; i < before.Count; i++)
        {
            if (!choice.Addresses.Contains(before[i]))
                GiveBack(service, before[i]);
        }

        for (var i = 0; i < choice.Addresses.Count; i++)
        {
            if (!before.Contains(choice.Addresses[i]))
                Hold(service, choice.Addresses[i]);
        }

        service.Addresses = choice.Addresses;
        service.Pool = choice.Pool;
        service.GraceUntil = null;
    }

    private void Hold(ServiceState service, IpAddress address)
    {
        addresses.Add(address, service);
        service.Addresses = service.Addresses.With(address);
        // Others may wait to share whatever address this one has; those who ask for it are told who has it.
        if (service.Request.SharingKey is not null || waits.CountOf(WaitKey.Of(address)) > 0)
            changed.Enqueue(address);
    }

    private void GiveBack(ServiceState service, IpAddress address)
    {
        addresses.Remove(address, service);
        service.Addresses = service.Addresses.Without(address);
        changed.Enqueue(address);
    }

    private void GiveBackOtherFamilies(ServiceState service)
    {
        var held = service.Addresses;
        for (var i = 0; i < held.Count; i++)
        {
            if (!service.Request.Families.Contains(held[i].Family))
                GiveBack(service, held[i]);
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
                GiveBack(service, held[i]);
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
