using Clarion.Ipam.Events;
using Clarion.Ipam.Holding;
using Clarion.Ipam.Outcomes;
using Clarion.Ipam.Pools;
using Clarion.Ipam.Services;
using Clarion.Ipam.Waiting;
using Clarion.Model.Selectors;
using Clarion.Model.Services;
using Clarion.Primitives;

namespace Clarion.Ipam;

/// <summary>
/// Gives addresses to Services. It is told what there is and says what each Service has, whenever that changes. All
/// state is here; one loop owns it.
/// </summary>
public sealed class Allocator
{
    private readonly PoolTable pools = new();
    private readonly WaitIndex waits = new();
    private readonly Dictionary<ServiceName, ServiceState> services = [];
    private readonly Queue<(Instant At, ServiceState Service)> graces = [];
    private readonly AddressTable addresses;
    private readonly Holdings holdings;
    private readonly Assigner assigner;
    private readonly TimeSpan orphanGrace;
    private bool isSynced;

    /// <summary>An allocator that knows nothing yet.</summary>
    /// <param name="orphanGrace">How long addresses are kept that are in no pool any more.</param>
    public Allocator(TimeSpan orphanGrace)
    {
        this.orphanGrace = orphanGrace;
        addresses = new(pools);
        holdings = new(addresses, waits);
        assigner = new(pools, addresses, waits, holdings);
    }

    /// <summary>How often a Service came with an address that another one has, without sharing.</summary>
    public int DuplicateCount { get; private set; }

    /// <summary>Number of distinct addresses in use, in pools and outside.</summary>
    public int AddressCount => addresses.Count;

    /// <summary>When <see cref="OnDeadline"/> is due.</summary>
    public Instant? NextDeadline => graces.Count > 0 ? graces.Peek().At : null;

    /// <summary>Counters of the pools in force, in no particular order.</summary>
    public IEnumerable<PoolUsage> Usage => pools.All.Select(pool => new PoolUsage(
        pool.Name,
        pool.UsedCount(IpFamily.IPv4),
        pool.UsedCount(IpFamily.IPv6),
        pool.AvailableCount(IpFamily.IPv4),
        pool.AvailableCount(IpFamily.IPv6),
        waits.CountOf(ExhaustedKeyOf(pool, IpFamily.IPv4), ExhaustedKeyOf(pool, IpFamily.IPv6))));

    /// <summary>
    /// Takes an event in. Each Service whose outcome changed is in the outbox, the last entry counts.
    /// </summary>
    public void Handle(AllocatorEvent input, Instant now, Outbox<AllocationOutcome> outbox)
    {
        assigner.Outbox = outbox;
        switch (input)
        {
            case ServiceChanged changed:
                OnServiceChanged(changed.Request, now);
                break;
            case ServiceDeleted deleted:
                OnServiceDeleted(deleted.Service);
                break;
            case ConfigurationChanged changed:
                foreach (var fresh in pools.Update(changed.Configuration))
                    addresses.MarkUsedIn(fresh);
                DecideAll(now);
                break;
            case NamespaceChanged changed:
                OnNamespace(changed.Name, changed.Labels, now);
                break;
            case NamespaceDeleted deleted:
                OnNamespace(deleted.Name, null, now);
                break;
            case Synced:
                OnSynced(now);
                break;
        }

        assigner.OfferChanged();
    }

    /// <summary>How every pool stands to a Service, by name; empty for a Service that is not known.</summary>
    public IReadOnlyList<PoolVerdict> Explain(ServiceName name) =>
        services.TryGetValue(name, out var service) ? new PoolExplainer(pools, addresses).Explain(service) : [];

    /// <summary>Ends the grace of addresses whose pool did not come back.</summary>
    public void OnDeadline(Instant now, Outbox<AllocationOutcome> outbox)
    {
        assigner.Outbox = outbox;
        while (graces.TryPeek(out var due) && due.At <= now)
        {
            graces.Dequeue();
            if (due.Service.GraceUntil == due.At && IsCurrent(due.Service))
                Decide(due.Service, now);
        }

        assigner.OfferChanged();
    }

    /// <summary>Who waits for a family that is not used up waits for the other one, or for another pool.</summary>
    private static WaitKey ExhaustedKeyOf(PoolState pool, IpFamily family) =>
        pool.AvailableCount(family) == 0 ? WaitKey.Of(pool.Name, family) : WaitKey.None;

    private bool IsCurrent(ServiceState service) =>
        services.TryGetValue(service.Name, out var current) && ReferenceEquals(current, service);

    private void OnServiceChanged(ServiceRequest request, Instant now)
    {
        if (services.TryGetValue(request.Name, out var service) && service.Request.Uid != request.Uid)
        {
            OnServiceDeleted(request.Name);
            assigner.OfferChanged();
            service = null;
        }

        var isNew = service is null;
        if (service is null)
            services.Add(request.Name, service = new(request));
        else
            holdings.ChangeRequest(service, request);
        if (!isSynced)
            return;
        if (isNew)
            Claim(service);
        Decide(service, now);
    }

    private void OnServiceDeleted(ServiceName name)
    {
        if (!services.Remove(name, out var service))
            return;
        waits.Remove(service);
        holdings.Release(service);
    }

    private void OnNamespace(string name, LabelSet? labels, Instant now)
    {
        if (!pools.UpdateNamespace(name, labels) || !isSynced)
            return;
        DecideOldestFirst(services.Values.Where(service => service.Name.Namespace == name), now);
    }

    private void OnSynced(Instant now)
    {
        isSynced = true;
        foreach (var service in services.Values.Order())
            Claim(service);
        DecideAll(now);
    }

    private void DecideAll(Instant now)
    {
        if (isSynced)
            DecideOldestFirst(services.Values, now);
    }

    /// <summary>Those with addresses first: nothing new may be given before it is known what stays.</summary>
    private void DecideOldestFirst(IEnumerable<ServiceState> affected, Instant now)
    {
        var order = affected.OrderBy(service => service.Addresses.Count == 0).ThenBy(service => service);
        foreach (var service in order.ToList())
            Decide(service, now);
    }

    private void Claim(ServiceState service)
    {
        if (service.Request.WantsAddress)
            DuplicateCount += holdings.Claim(service);
    }

    private void Decide(ServiceState service, Instant now)
    {
        var graceBefore = service.GraceUntil;
        if (assigner.Decide(service, now, now + orphanGrace) && service.GraceUntil is { } until && until != graceBefore)
            graces.Enqueue((until, service));
    }
}
