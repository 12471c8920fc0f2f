using System.Collections.Immutable;
using Clarion.Model.Advertisements;
using Clarion.Model.Services;
using Clarion.Model.Tracking;
using Clarion.Placement.Facts;
using Clarion.Primitives;

namespace Clarion.Placement.Planning;

/// <summary>
/// All that placement knows, as one immutable picture: a change makes a new one that shares the rest, and what changes
/// nothing gives the same one back.
/// </summary>
public sealed record World
{
    /// <summary>Before anything is known.</summary>
    public static readonly World Empty = new();

    private World()
    {
    }

    /// <summary>Rises by one with each change.</summary>
    public long Version { get; private init; }

    /// <summary>Services with addresses.</summary>
    public ImmutableDictionary<ServiceName, ServiceFacts> Services { get; private init; } =
        ImmutableDictionary<ServiceName, ServiceFacts>.Empty;

    /// <summary>EndpointSlices by Service and name, also of Services that have no address.</summary>
    public ImmutableDictionary<ServiceName, ImmutableSortedDictionary<string, EndpointFacts>> Endpoints
    {
        get;
        private init;
    } = ImmutableDictionary<ServiceName, ImmutableSortedDictionary<string, EndpointFacts>>.Empty;

    /// <summary>All Nodes.</summary>
    public ImmutableSortedDictionary<NodeName, NodeFacts> Nodes { get; private init; } =
        ImmutableSortedDictionary<NodeName, NodeFacts>.Empty;

    /// <summary>The nodes that may announce at all.</summary>
    public ImmutableSortedSet<NodeName> Members { get; private init; } = [];

    /// <summary>Pools and advertisements.</summary>
    public Configuration Configuration { get; private init; } = Configuration.Empty;

    /// <summary>
    /// Services that nothing in the configuration speaks for any more, with the advertisements that did so until a
    /// moment ago and count for the grace.
    /// </summary>
    public ImmutableDictionary<ServiceName, ImmutableArray<L2Rule>> Orphans { get; private init; } =
        ImmutableDictionary<ServiceName, ImmutableArray<L2Rule>>.Empty;

    /// <summary>
    /// Services that were announced when an advertisement was found frozen: it counts for these alone.
    /// </summary>
    public ImmutableHashSet<ServiceName> Held { get; private init; } = [];

    /// <summary>Who has an address.</summary>
    private ImmutableDictionary<IpAddress, ImmutableSortedSet<ServiceName>> Holders { get; init; } =
        ImmutableDictionary<IpAddress, ImmutableSortedSet<ServiceName>>.Empty;

    /// <summary>The picture after an input; the same object when the input says nothing new.</summary>
    public World With(PlacementInput input) => input switch
    {
        PlacementInput.ServiceSeen { Service: var service } => WithService(service),
        PlacementInput.ServiceGone { Service: var name } => WithoutService(name),
        PlacementInput.EndpointsSeen { Endpoints: var slice } => WithEndpoints(slice),
        PlacementInput.EndpointsGone gone => WithoutEndpoints(gone.Service, gone.Slice),
        PlacementInput.NodeSeen { Node: var node } => node.Equals(Nodes.GetValueOrDefault(node.Name)) ? this
            : Next() with { Nodes = Nodes.SetItem(node.Name, node) },
        PlacementInput.NodeGone { Node: var name } => !Nodes.ContainsKey(name) ? this
            : Next() with { Nodes = Nodes.Remove(name) },
        PlacementInput.ConfigurationSeen { Configuration: var next } => ReferenceEquals(next, Configuration) ? this
            : Next() with { Configuration = next },
        _ => this,
    };

    /// <summary>The picture with other members.</summary>
    public World WithMembers(ImmutableSortedSet<NodeName> members) => Next() with { Members = members };

    /// <summary>The picture with other advertisements that count although they went.</summary>
    public World WithOrphans(ImmutableDictionary<ServiceName, ImmutableArray<L2Rule>> orphans) =>
        Next() with { Orphans = orphans };

    /// <summary>The picture with other Services that frozen advertisements count for.</summary>
    public World WithHeld(ImmutableHashSet<ServiceName> held) => Next() with { Held = held };

    /// <summary>
    /// The Services that must be on one node with this one, sorted, itself included: those that it shares an address
    /// with, those that these share one with, and so on. Empty for a Service without an address.
    /// </summary>
    public ImmutableSortedSet<ServiceName> GroupOf(ServiceName name)
    {
        if (!Services.TryGetValue(name, out var first))
            return [];
        if (first.Addresses.All(address => Holders[address].Count == 1))
            return [name];
        var group = ImmutableSortedSet.CreateBuilder<ServiceName>();
        var open = new Stack<ServiceName>([name]);
        while (open.TryPop(out var next))
        {
            if (!group.Add(next))
                continue;
            foreach (var other in Services[next].Addresses.SelectMany(address => Holders[address]))
                open.Push(other);
        }

        return group.ToImmutable();
    }

    private World Next() => this with { Version = Version + 1 };

    private World WithService(ServiceFacts service)
    {
        Invariant.Check(!service.Addresses.IsDefaultOrEmpty, "a Service in the picture has an address");
        if (service.Equals(Services.GetValueOrDefault(service.Name)))
            return this;
        var holders = WithoutHolder(service.Name);
        foreach (var address in service.Addresses)
            holders = holders.SetItem(address, holders.GetValueOrDefault(address, []).Add(service.Name));
        return Next() with { Services = Services.SetItem(service.Name, service), Holders = holders };
    }

    private World WithoutService(ServiceName name) => !Services.ContainsKey(name) ? this
        : Next() with
        {
            Services = Services.Remove(name),
            Holders = WithoutHolder(name),
            Orphans = Orphans.Remove(name),
            Held = Held.Remove(name),
        };

    private ImmutableDictionary<IpAddress, ImmutableSortedSet<ServiceName>> WithoutHolder(ServiceName name)
    {
        var holders = Holders;
        if (!Services.TryGetValue(name, out var before))
            return holders;
        foreach (var address in before.Addresses)
        {
            var rest = holders.GetValueOrDefault(address, []).Remove(name);
            holders = rest.IsEmpty ? holders.Remove(address) : holders.SetItem(address, rest);
        }

        return holders;
    }

    private World WithEndpoints(EndpointFacts slice)
    {
        var slices = Endpoints.GetValueOrDefault(slice.Service, ImmutableSortedDictionary<string, EndpointFacts>.Empty);
        if (slice.Equals(slices.GetValueOrDefault(slice.Slice)))
            return this;
        return Next() with { Endpoints = Endpoints.SetItem(slice.Service, slices.SetItem(slice.Slice, slice)) };
    }

    private World WithoutEndpoints(ServiceName service, string slice)
    {
        if (!Endpoints.TryGetValue(service, out var slices) || !slices.ContainsKey(slice))
            return this;
        var rest = slices.Remove(slice);
        return Next() with
        {
            Endpoints = rest.IsEmpty ? Endpoints.Remove(service) : Endpoints.SetItem(service, rest),
        };
    }
}
