using System.Runtime.InteropServices;
using Clarion.Ipam.Pools;
using Clarion.Ipam.Services;
using Clarion.Primitives;

namespace Clarion.Ipam.Holding;

/// <summary>
/// Which Service has which address, over all pools; keeps the pools' free addresses in step. While a Service holds an
/// address, its sharing key, backend and ports must not change: release, change, and hold again.
/// </summary>
internal sealed class AddressTable(PoolTable pools)
{
    private readonly Dictionary<IpAddress, AddressUse> uses = [];
    private readonly Dictionary<string, List<IpAddress>> bySharingKey = new(StringComparer.Ordinal);
    private readonly Stack<AddressUse> unused = [];

    /// <summary>Number of distinct addresses in use.</summary>
    public int Count => uses.Count;

    public bool IsUsed(IpAddress address) => uses.ContainsKey(address);

    /// <summary>The addresses that are shared under a key.</summary>
    public ReadOnlySpan<IpAddress> SharedUnder(string key) =>
        bySharingKey.TryGetValue(key, out var addresses) ? CollectionsMarshal.AsSpan(addresses) : [];

    /// <summary>The key under which an address is shared; null when it is free or not shared.</summary>
    public string? SharingKeyOf(IpAddress address) => uses.GetValueOrDefault(address)?.SharingKey;

    /// <summary>A Service that keeps this one from having the address; null when nobody does.</summary>
    public ServiceState? FindBlocker(IpAddress address, ServiceState service)
    {
        if (!uses.TryGetValue(address, out var use))
            return null;
        foreach (var holder in use.Holders)
        {
            if (!ReferenceEquals(holder, service)
                && Sharing.FindObstacle(holder.Request, service.Request) != SharingObstacle.None)
                return holder;
        }

        return null;
    }

    public void Add(IpAddress address, ServiceState service)
    {
        ref var use = ref CollectionsMarshal.GetValueRefOrAddDefault(uses, address, out var isUsed);
        if (!isUsed)
        {
            use = unused.Count > 0 ? unused.Pop() : new();
            pools.Find(address)?.MarkUsed(address);
        }

        use!.Holders.Add(service);
        if (use.Holders.Count == 1 && service.Request.SharingKey is { } key)
            Share(key, address);
    }

    public void Remove(IpAddress address, ServiceState service)
    {
        var use = uses[address];
        var isRemoved = use.Holders.Remove(service);
        Invariant.Check(isRemoved, "only a holder gives an address back");
        if (use.Holders.Count > 0)
            return;
        if (service.Request.SharingKey is { } key)
            Unshare(key, address);
        uses.Remove(address);
        unused.Push(use);
        pools.Find(address)?.MarkFree(address);
    }

    /// <summary>Marks in a new pool what is in use already.</summary>
    public void MarkUsedIn(PoolState pool)
    {
        foreach (var address in uses.Keys)
        {
            if (ReferenceEquals(pools.Find(address), pool))
                pool.MarkUsed(address);
        }
    }

    private void Share(string key, IpAddress address)
    {
        if (!bySharingKey.TryGetValue(key, out var addresses))
            bySharingKey.Add(key, addresses = []);
        addresses.Add(address);
    }

    private void Unshare(string key, IpAddress address)
    {
        var addresses = bySharingKey[key];
        addresses.Remove(address);
        if (addresses.Count == 0)
            bySharingKey.Remove(key);
    }
}
