using System.Collections.Immutable;
using Clarion.Primitives;

namespace Clarion.Neighbors.Announcing;

/// <summary>What is still to be announced on one interface: first frames, then repeats as they fall due.</summary>
internal sealed class InterfaceAnnouncements(InterfaceIndex index, AnnouncementPace pace)
{
    private readonly Dictionary<IpAddress, AddressProgress> announced = [];
    private readonly Pacer pacer = new(pace.FramesPerSecond);
    private readonly Queue<AddressProgress> firsts = [];
    private readonly PriorityQueue<AddressProgress, (Instant Due, long Order)> repeats = new();
    private MacAddress mac;
    private long order;

    public Instant? NextDeadline
    {
        get
        {
            if (firsts.Count > 0)
                return pacer.AllowedFrom ?? Instant.Zero;
            if (!repeats.TryPeek(out _, out var priority))
                return null;
            return pacer.AllowedFrom is { } from && from > priority.Due ? from : priority.Due;
        }
    }

    /// <summary>Takes over the set of addresses: new ones are queued, missing ones are forgotten.</summary>
    public void Set(MacAddress newMac, ImmutableArray<IpAddress> addresses)
    {
        if (mac != newMac)
            Clear();
        mac = newMac;
        ForgetAllBut(addresses);
        foreach (var address in addresses)
        {
            if (announced.ContainsKey(address))
                continue;
            var added = new AddressProgress(address);
            announced.Add(address, added);
            firsts.Enqueue(added);
        }
    }

    /// <summary>Puts out what is due and what the pace allows.</summary>
    public void Release(Instant now, Outbox<Announcement> outbox)
    {
        while (pacer.Allows(now) && TryTake(now, out var next))
        {
            outbox.Add(new(index, next.Address, next.NextKind));
            pacer.Count(now);
            if (next.Count(now, pace.RefreshInterval) is { } due)
                repeats.Enqueue(next, (due, order++));
        }
    }

    private bool TryTake(Instant now, out AddressProgress next)
    {
        if (firsts.TryDequeue(out next!))
            return true;
        return repeats.TryPeek(out _, out var priority) && priority.Due <= now && repeats.TryDequeue(out next!, out _);
    }

    private void Clear()
    {
        announced.Clear();
        firsts.Clear();
        repeats.Clear();
    }

    private void ForgetAllBut(ImmutableArray<IpAddress> addresses)
    {
        HashSet<IpAddress> kept = [.. addresses];
        var forgotten = announced.Keys.Where(address => !kept.Contains(address)).ToList();
        if (forgotten.Count == 0)
            return;
        forgotten.ForEach(address => announced.Remove(address));
        var stillFirst = firsts.Where(entry => kept.Contains(entry.Address)).ToList();
        var stillRepeated = repeats.UnorderedItems.Where(item => kept.Contains(item.Element.Address)).ToList();
        firsts.Clear();
        stillFirst.ForEach(firsts.Enqueue);
        repeats.Clear();
        repeats.EnqueueRange(stillRepeated);
    }
}
