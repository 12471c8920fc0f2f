using System.Collections.Immutable;
using Clarion.Model.Services;
using Clarion.Placement.Facts;
using Clarion.Placement.Membership;
using Clarion.Placement.Reasons;
using Clarion.Primitives;

namespace Clarion.Placement.Planning;

/// <summary>
/// Keeps the plan of the whole cluster up to date: takes what changed, plans again what that can concern and nothing
/// else, and tells each Service whose placement is another one. Owns the picture and the members.
/// </summary>
public sealed class Planner
{
    /// <summary>How long a Service stays announced that lost its pool or its advertisement.</summary>
    public static readonly TimeSpan DefaultOrphanGrace = TimeSpan.FromSeconds(10);

    private readonly OrphanGrace orphans;
    private readonly Members members = new();
    private readonly Outbox<MemberChange> memberChanges = new();
    private readonly Dictionary<ServiceName, ServicePlacement> placements = [];
    private readonly HashSet<ServiceName> dirtyServices = [];
    private readonly SortedSet<NodeName> dirtyNodes = [];
    private bool isAllDirty;
    private bool hadFirstView;

    /// <summary>Knows nothing yet.</summary>
    /// <param name="orphanGrace">0 or more; see <see cref="DefaultOrphanGrace"/>.</param>
    public Planner(TimeSpan orphanGrace) => orphans = new(orphanGrace);

    /// <summary>The picture as of the last input.</summary>
    public World World { get; private set; } = World.Empty;

    /// <summary>The plan: every Service that has an address.</summary>
    public IReadOnlyDictionary<ServiceName, ServicePlacement> Placements => placements;

    /// <summary>When <see cref="Handle"/> is due, also with nothing to tell.</summary>
    public Instant? NextDeadline => Instant.Earlier(members.NextDeadline, orphans.NextDeadline);

    /// <summary>Takes everything that changed since the last call, and places whose time is up.</summary>
    public void Handle(
        IReadOnlyCollection<PlacementInput> inputs, Instant now, Outbox<ServicePlacement> outbox)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(outbox);
        var before = World;
        Take(inputs);
        if (!hadFirstView || !ReferenceEquals(before.Configuration, World.Configuration))
            World = hadFirstView ? orphans.Keep(before, World, now) : OrphanGrace.Begin(World);
        hadFirstView = true;
        members.Handle(inputs, now, memberChanges);
        PlanAgain(now, outbox);
    }

    private void Take(IEnumerable<PlacementInput> inputs)
    {
        var before = World;
        var change = new WorldChange(before);
        var readdressed = new HashSet<ServiceName>();
        foreach (var input in inputs)
        {
            if (change.Take(input))
                Mark(input, readdressed);
        }

        World = change.ToWorld();
        // A Service that changes its addresses may leave one group and join another.
        foreach (var name in readdressed)
        {
            dirtyServices.UnionWith(before.GroupOf(name));
            dirtyServices.UnionWith(World.GroupOf(name));
        }
    }

    private void Mark(PlacementInput input, HashSet<ServiceName> readdressed)
    {
        switch (input)
        {
            case PlacementInput.ServiceSeen { Service.Name: var name }:
                readdressed.Add(name);
                break;
            case PlacementInput.ServiceGone { Service: var name }:
                readdressed.Add(name);
                break;
            case PlacementInput.EndpointsSeen { Endpoints.Service: var name }:
                dirtyServices.Add(name);
                break;
            case PlacementInput.EndpointsGone { Service: var name }:
                dirtyServices.Add(name);
                break;
            case PlacementInput.NodeSeen { Node.Name: var node }:
                dirtyNodes.Add(node);
                break;
            case PlacementInput.NodeGone { Node: var node }:
                dirtyNodes.Add(node);
                break;
            case PlacementInput.ConfigurationSeen:
                isAllDirty = true;
                break;
        }
    }

    private void PlanAgain(Instant now, Outbox<ServicePlacement> outbox)
    {
        var before = World;
        World = orphans.Expire(World, now);
        dirtyServices.UnionWith(before.Orphans.Keys.Where(name => !World.Orphans.ContainsKey(name)));
        foreach (var change in memberChanges.Items)
            dirtyNodes.Add(change.Node);
        if (memberChanges.Count > 0)
            World = World.WithMembers(members.Current);
        memberChanges.Clear();
        if (isAllDirty)
            dirtyServices.UnionWith(World.Services.Keys);
        var done = new HashSet<ServiceName>();
        if (dirtyServices.Count > 0)
            PlanServices(done, outbox);
        if (dirtyNodes.Count > 0)
            PlanForNodes(done, outbox);
        dirtyServices.Clear();
        dirtyNodes.Clear();
        isAllDirty = false;
    }

    private void PlanServices(HashSet<ServiceName> done, Outbox<ServicePlacement> outbox)
    {
        ImmutableArray<NodeFacts> nodes = [.. World.Nodes.Values];
        foreach (var name in dirtyServices)
        {
            if (done.Contains(name))
                continue;
            if (World.Services.ContainsKey(name))
                PlanGroup(World.GroupOf(name), nodes, done, outbox);
            else if (placements.Remove(name))
                outbox.Add(new(name, null, PlacementReason.NoAddress));
        }
    }

    /// <summary>
    /// A change of nodes can only take a Service from one of them, or give it to one of them: where the owner is
    /// another, it is compared with these alone, so that the cost does not grow with the cluster.
    /// </summary>
    private void PlanForNodes(HashSet<ServiceName> done, Outbox<ServicePlacement> outbox)
    {
        ImmutableArray<NodeFacts> all = [.. World.Nodes.Values];
        ImmutableArray<NodeFacts> changed = [.. dirtyNodes.Where(World.Nodes.ContainsKey).Select(n => World.Nodes[n])];
        foreach (var name in World.Services.Keys)
        {
            if (done.Contains(name))
                continue;
            var group = World.GroupOf(name);
            var isUntouched = group.Count == 1 && placements[name].Owner is { } owner && !dirtyNodes.Contains(owner);
            PlanGroup(group, isUntouched ? changed.Add(World.Nodes[placements[name].Owner!.Value]) : all, done, outbox);
        }
    }

    private void PlanGroup(
        ImmutableSortedSet<ServiceName> services,
        ImmutableArray<NodeFacts> nodes,
        HashSet<ServiceName> done,
        Outbox<ServicePlacement> outbox)
    {
        var coverage = GroupCoverage.Of(World, services, nodes);
        var decision = Plan.Decide(coverage.Group, World.Members, null);
        foreach (var (name, reason) in coverage.LeftOut)
            Put(new(name, null, reason), outbox);
        foreach (var taken in coverage.Taken)
            Put(Describe(taken, decision), outbox);
        done.UnionWith(services);
    }

    private ServicePlacement Describe(Coverage taken, Decision decision)
    {
        var placement = new ServicePlacement(taken.Service.Name, decision.Owner, decision.Reason);
        return decision.Owner is not { } owner ? placement : placement with
        {
            Addresses = taken.Service.Addresses,
            Interfaces = taken.InterfacesOn(World.Nodes[owner]),
        };
    }

    private void Put(ServicePlacement placement, Outbox<ServicePlacement> outbox)
    {
        if (placement.Equals(placements.GetValueOrDefault(placement.Service)))
            return;
        placements[placement.Service] = placement;
        outbox.Add(placement);
    }
}
