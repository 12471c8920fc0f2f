using System.Collections.Immutable;
using Clarion.Model.Advertisements;
using Clarion.Model.Services;
using Clarion.Model.Tracking;
using Clarion.Placement.Facts;
using Clarion.Primitives;

namespace Clarion.Placement.Planning;

/// <summary>
/// All that placement knows, as one immutable picture: a change makes a new one that shares the rest.
/// </summary>
public sealed record World
{
    /// <summary>Before anything is known.</summary>
    public static readonly World Empty = new();

    private World()
    {
    }

    /// <summary>Services with addresses.</summary>
    public ImmutableDictionary<ServiceName, ServiceFacts> Services { get; internal init; } =
        ImmutableDictionary<ServiceName, ServiceFacts>.Empty;

    /// <summary>EndpointSlices by Service and name, also of Services that have no address.</summary>
    public ImmutableDictionary<ServiceName, ImmutableSortedDictionary<string, EndpointFacts>> Endpoints
    {
        get;
        internal init;
    } = ImmutableDictionary<ServiceName, ImmutableSortedDictionary<string, EndpointFacts>>.Empty;

    /// <summary>All Nodes.</summary>
    public ImmutableSortedDictionary<NodeName, NodeFacts> Nodes { get; internal init; } =
        ImmutableSortedDictionary<NodeName, NodeFacts>.Empty;

    /// <summary>The nodes that may announce at all.</summary>
    public ImmutableSortedSet<NodeName> Members { get; private init; } = [];

    /// <summary>Pools and advertisements.</summary>
    public Configuration Configuration { get; internal init; } = Configuration.Empty;

    /// <summary>
    /// Services that nothing in the configuration speaks for any more, with the advertisements that did so until a
    /// moment ago and count for the grace.
    /// </summary>
    public ImmutableDictionary<ServiceName, ImmutableArray<L2Rule>> Orphans { get; internal init; } =
        ImmutableDictionary<ServiceName, ImmutableArray<L2Rule>>.Empty;

    /// <summary>
    /// Services that were announced when an advertisement was found frozen: it counts for these alone.
    /// </summary>
    public ImmutableHashSet<ServiceName> Held { get; internal init; } = [];

    /// <summary>Who has an address.</summary>
    internal ImmutableDictionary<IpAddress, ImmutableSortedSet<ServiceName>> Holders { get; init; } =
        ImmutableDictionary<IpAddress, ImmutableSortedSet<ServiceName>>.Empty;

    /// <summary>The picture with other members.</summary>
    public World WithMembers(ImmutableSortedSet<NodeName> members) => this with { Members = members };

    /// <summary>The picture with other advertisements that count although they went.</summary>
    public World WithOrphans(ImmutableDictionary<ServiceName, ImmutableArray<L2Rule>> orphans) =>
        this with { Orphans = orphans };

    /// <summary>The picture with other Services that frozen advertisements count for.</summary>
    public World WithHeld(ImmutableHashSet<ServiceName> held) => this with { Held = held };

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
}
