using System.Collections.Immutable;
using Clarion.Linux.Calls;
using Clarion.Neighbors.Announcing;
using Clarion.Neighbors.Frames;
using Clarion.Primitives;
using Clarion.Speaker.Layer2.Answering;
using Microsoft.Extensions.Logging;

namespace Clarion.Speaker.Layer2;

/// <summary>
/// Brings the kernel to what a plan says: ports, tables, groups; and tells the schedule. The announcer's loop owns it.
/// Answers come before announcements: whoever is told where an address is may ask at once.
/// </summary>
internal sealed class ServedInterfaces(AnsweringThread thread, ILogger logger) : IDisposable
{
    private readonly Dictionary<InterfaceIndex, ServedInterface> served = [];
    private readonly Dictionary<InterfaceIndex, LinuxFailure> failures = [];
    private readonly SolicitedNodeGroups groups = new(logger);

    /// <summary>Whether any port must be opened again.</summary>
    public bool AnyBroken => served.Values.Any(each => each.IsBroken);

    /// <summary>Whether the ports of every usable interface are open; also where none is usable.</summary>
    public bool AllOpen => failures.Count == 0;

    /// <summary>Whether any interface is served.</summary>
    public bool Any => served.Count > 0;

    /// <summary>Whether every solicited-node group is joined.</summary>
    public bool AllJoined { get; private set; } = true;

    /// <summary>The served interfaces.</summary>
    public IEnumerable<InterfaceIndex> Indexes => served.Keys;

    /// <summary>The interface, if it is served.</summary>
    public ServedInterface? Find(InterfaceIndex index) => served.GetValueOrDefault(index);

    /// <summary>Whether an interface of this name is served.</summary>
    public bool IsServed(string name) => served.Values.Any(each => each.Plan.Name == name);

    /// <summary>Takes a plan over.</summary>
    /// <param name="plans">Every usable interface.</param>
    /// <param name="counters">Where to count; holds every planned address.</param>
    /// <param name="changed">Receives what the schedule has to know.</param>
    public void Apply(
        ImmutableArray<InterfacePlan> plans,
        IReadOnlyDictionary<IpAddress, AddressCounters> counters,
        List<AnnouncementInput> changed)
    {
        Close(plans, changed);
        foreach (var plan in plans)
            Serve(plan, new(new OwnedAddresses(plan.Mac, plan.Addresses), counters));
        thread.Serve([.. served.Values.SelectMany(each => new[] { each.Arp, each.Ndp })]);
        AllJoined = true;
        foreach (var plan in plans.Where(plan => served.ContainsKey(plan.Index)))
        {
            AllJoined &= groups.Set(plan);
            changed.Add(new AnnouncementInput.Owned
            {
                Interface = plan.Index,
                Mac = plan.Mac,
                Addresses = plan.Addresses,
            });
        }
    }

    /// <summary>Leaves all groups. The thread closes the ports.</summary>
    public void Dispose() => groups.Dispose();

    private void Close(ImmutableArray<InterfacePlan> plans, List<AnnouncementInput> changed)
    {
        var usable = plans.Select(plan => plan.Index).ToHashSet();
        foreach (var index in failures.Keys.Where(index => !usable.Contains(index)).ToList())
            failures.Remove(index);
        foreach (var (index, each) in served.Where(each => each.Value.IsBroken || !usable.Contains(each.Key)).ToList())
        {
            served.Remove(index);
            groups.Drop(index);
            changed.Add(new AnnouncementInput.Lost { Interface = index });
            Log.InterfaceLeft(logger, each.Plan.Name);
        }
    }

    private void Serve(InterfacePlan plan, AnsweringTable table)
    {
        if (served.TryGetValue(plan.Index, out var present))
        {
            present.Publish(plan, table);
        }
        else if (ServedInterface.TryOpen(plan, table, out var opened, out var failure))
        {
            served.Add(plan.Index, opened!);
            failures.Remove(plan.Index);
            Log.InterfaceServed(logger, plan.Name, plan.Mac);
        }
        else
        {
            if (!failures.TryGetValue(plan.Index, out var last) || last != failure)
                Log.InterfaceNotServed(logger, plan.Name, failure);
            failures[plan.Index] = failure;
        }
    }
}
