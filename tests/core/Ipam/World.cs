using Clarion.Model.Pools;
using Clarion.Model.Services;
using Clarion.Primitives;

namespace Clarion.Tests.Core.Ipam;

/// <summary>What must hold, worked out anew from the objects alone, the slow and plain way.</summary>
internal sealed class World(Cluster cluster)
{
    private readonly Dictionary<string, Instant> uncoveredSince = [];

    /// <summary>A restart gives addresses without a pool their grace again.</summary>
    public void ForgetGrace() => uncoveredSince.Clear();

    public void Check()
    {
        foreach (var name in cluster.Requests.Keys)
        {
            CheckConflicts(name);
            CheckPools(name);
            CheckWaiting(name);
        }

        foreach (var gone in uncoveredSince.Keys.Where(name => !cluster.Requests.ContainsKey(name)).ToList())
            uncoveredSince.Remove(gone);
        CheckCounters();
    }

    private void CheckConflicts(string name)
    {
        foreach (var address in cluster.AddressesOf(name))
            Assert.True(Fits(address, cluster.Requests[name]), $"{name} has {address}, and so has another");
    }

    private void CheckPools(string name)
    {
        var request = cluster.Requests[name];
        var held = cluster.AddressesOf(name);
        if (held.Any(address => PoolOf(address) is null && !IsFrozen(address, request)))
        {
            uncoveredSince.TryAdd(name, cluster.Now);
            Assert.True(cluster.Now - uncoveredSince[name] < Cluster.Grace, $"{name} is kept beyond its grace");
            return;
        }

        uncoveredSince.Remove(name);
        if (held.All(address => IsFrozen(address, request)))
            return;
        var pool = Assert.Single(held.Select(PoolOf).Distinct());
        Assert.True(MayUse(pool!, request), $"{name} must not use {pool!.Name}");
        Assert.DoesNotContain(held, address => IsAvoided(pool!, address));
        Assert.Equal(pool!.Name, cluster.Outcomes[name].Pool);
        Assert.All(held, address => Assert.Contains(address.Family, request.Families));
    }

    private void CheckWaiting(string name)
    {
        var request = cluster.Requests[name];
        if (!request.WantsAddress || request.Families.IsEmpty || uncoveredSince.ContainsKey(name)
            || (request.Families.Length < 2 && request.FamilyPolicy == FamilyPolicy.RequireDualStack))
        {
            Assert.True(cluster.AddressesOf(name).IsEmpty || uncoveredSince.ContainsKey(name));
            return;
        }

        var held = cluster.AddressesOf(name);
        if (IsMet(request, cluster.ReasonOf(name), held.Length))
        {
            var isWhole = held.Length == request.Families.Length || held.Any(address => IsFrozen(address, request));
            Assert.True(isWhole || !Offers(PoolOf(held[0])!, request), $"{name} could have a second family");
            return;
        }

        Assert.DoesNotContain(cluster.Configuration.Pools, pool => IsPossible(pool, request));
    }

    private static bool IsMet(ServiceRequest request, Clarion.Ipam.Reasons.AllocationReason reason, int count)
    {
        var isAllocated = reason == Clarion.Ipam.Reasons.AllocationReason.Allocated;
        Assert.True(!isAllocated || count > 0, $"{request.Name} is said to have an address");
        return isAllocated;
    }

    private bool IsPossible(AddressPool pool, ServiceRequest request)
    {
        if (!MayUse(pool, request) || (request.RequestedPool is { } wanted && wanted != pool.Name))
            return false;
        if (!request.RequestedAddresses.IsEmpty)
        {
            return request.RequestedAddresses.Select(address => address.Family).Order()
                    .SequenceEqual(request.Families.Order())
                && request.RequestedAddresses.All(
                    address => pool.Contains(address) && IsOnOffer(pool, address, request));
        }

        return (request.RequestedPool is not null || (pool.AutoAssign && IsNamespaceKnown(request)))
            && (Offers(pool, request) || (request.FamilyPolicy == FamilyPolicy.PreferDualStack
                && request.Families.Any(family => Offers(pool, request with { Families = [family] }))));
    }

    /// <summary>Nothing is chosen by itself before it is known what the pools select.</summary>
    private bool IsNamespaceKnown(ServiceRequest request) =>
        cluster.Namespaces.ContainsKey(request.Name.Namespace)
        || cluster.Configuration.Pools.All(
            pool => !pool.AutoAssign || pool.Allocation is not { NamespaceSelectors.IsEmpty: false });

    private bool Offers(AddressPool pool, ServiceRequest request) => request.Families.All(family =>
        AddressesOf(pool).Any(address => address.Family == family && IsOnOffer(pool, address, request)));

    private bool IsOnOffer(AddressPool pool, IpAddress address, ServiceRequest request) =>
        !IsAvoided(pool, address) && Fits(address, request);

    private bool Fits(IpAddress address, ServiceRequest request) => cluster.Requests.Values
        .Where(other => other.Name != request.Name && cluster.AddressesOf(other.Name.Name).Contains(address))
        .All(other => request.SharingKey is not null && request.SharingKey == other.SharingKey
            && request.BackendKey == other.BackendKey && !request.Ports.Intersect(other.Ports).Any());

    private bool MayUse(AddressPool pool, ServiceRequest request)
    {
        if (pool.Allocation is not { } allocation)
            return true;
        var labels = cluster.Namespaces.GetValueOrDefault(request.Name.Namespace);
        var isNamespace = (allocation.Namespaces.IsEmpty && allocation.NamespaceSelectors.IsEmpty)
            || allocation.Namespaces.Contains(request.Name.Namespace)
            || (labels is not null && allocation.NamespaceSelectors.Any(selector => selector.Matches(labels)));
        return isNamespace && (allocation.ServiceSelectors.IsEmpty
            || allocation.ServiceSelectors.Any(selector => selector.Matches(request.Labels)));
    }

    private AddressPool? PoolOf(IpAddress address) =>
        cluster.Configuration.Pools.FirstOrDefault(pool => pool.Contains(address));

    private bool IsFrozen(IpAddress address, ServiceRequest request) =>
        cluster.Configuration.PoolOf(address, request.RecordedPool) is { IsFrozen: true };

    private static bool IsAvoided(AddressPool pool, IpAddress address) =>
        pool.AvoidBuggyIps && address.Family == IpFamily.IPv4 && (address.Value & 255) is var last
        && (last == 0 || last == 255);

    private static IEnumerable<IpAddress> AddressesOf(AddressPool pool) => pool.Ranges.SelectMany(range =>
        Enumerable.Range(0, (int)range.Count).Select(i => range.First with { Value = range.First.Value + (UInt128)i }));

    private void CheckCounters()
    {
        var held = cluster.Requests.Keys.SelectMany(name => cluster.AddressesOf(name)).ToHashSet();
        foreach (var pool in cluster.Configuration.Pools)
        {
            var usage = cluster.Usage(pool.Name.Value);
            var used = AddressesOf(pool).Where(held.Contains).ToList();
            var free = AddressesOf(pool).Except(used).Where(address => !IsAvoided(pool, address)).ToList();
            Assert.Equal(
                (CountOf(used, IpFamily.IPv4), CountOf(used, IpFamily.IPv6)), (usage.AssignedIPv4, usage.AssignedIPv6));
            Assert.Equal(
                (CountOf(free, IpFamily.IPv4), CountOf(free, IpFamily.IPv6)),
                (usage.AvailableIPv4, usage.AvailableIPv6));
        }

        Assert.Equal(held.Count, cluster.Allocator.AddressCount);
    }

    private static long CountOf(List<IpAddress> addresses, IpFamily family) =>
        addresses.Count(address => address.Family == family);
}
