using System.Collections.Immutable;
using Clarion.Model.Advertisements;
using Clarion.Model.Pools;
using Clarion.Model.Selectors;
using Clarion.Model.Services;
using Clarion.Model.Tracking;
using Clarion.Placement.Facts;
using Clarion.Placement.Reasons;
using Clarion.Primitives;

namespace Clarion.Placement.Planning;

/// <summary>
/// Where one Service may be announced: the advertisements that speak for it and what they say of a node.
/// </summary>
internal sealed class Coverage
{
    private readonly HashSet<NodeName>? localNodes;

    private Coverage(ServiceFacts service, ImmutableArray<L2Rule> rules, HashSet<NodeName>? localNodes) =>
        (Service, Rules, this.localNodes) = (service, rules, localNodes);

    public ServiceFacts Service { get; }

    /// <summary>The advertisements of its pool that select it.</summary>
    public ImmutableArray<L2Rule> Rules { get; }

    /// <summary>Whether nodes can weigh differently.</summary>
    public bool HasPreferences => Rules.Any(rule => !rule.Preferences.IsEmpty);

    /// <summary>
    /// Reads it from the picture; gives the reason when the Service is announced nowhere, whatever the nodes.
    /// </summary>
    public static Coverage? Of(World world, ServiceFacts service, out PlacementReason reason)
    {
        ICollection<EndpointFacts> slices = world.Endpoints.TryGetValue(service.Name, out var found)
            ? [.. found.Values] : [];
        var rules = RulesFor(world, service);
        reason = 0 switch
        {
            _ when rules.IsEmpty && PoolOf(world.Configuration, service) is null => PlacementReason.IpNotAllowed,
            _ when !slices.Any(slice => slice.HasUsable) => PlacementReason.NoEndpoints,
            _ when rules.IsEmpty => PlacementReason.NoMatchingAdvertisement,
            _ when service.MayShare && rules.Any(rule => !rule.ServiceSelectors.IsEmpty) =>
                PlacementReason.SharedIpWithServiceSelector,
            _ => PlacementReason.Ranked,
        };
        if (reason != PlacementReason.Ranked)
            return null;
        return new(service, rules, service.TrafficPolicy == TrafficPolicy.Local
            ? [.. slices.SelectMany(slice => slice.Nodes)] : null);
    }

    /// <summary>
    /// The advertisements that speak for a Service; those that did so a moment ago where there are none.
    /// </summary>
    public static ImmutableArray<L2Rule> RulesFor(World world, ServiceFacts service)
    {
        var rules = PoolOf(world.Configuration, service) is not { } pool ? []
            : world.Configuration.L2Rules.RemoveAll(rule => !rule.IsFor(pool.Name, pool.Labels)
                || !Selects(rule.ServiceSelectors, service.Labels)
                || (rule.IsFrozen && !world.Held.Contains(service.Name)));
        return rules.IsEmpty ? world.Orphans.GetValueOrDefault(service.Name, []) : rules;
    }

    /// <summary>
    /// Of the given nodes those that may announce it, or the first reason that ruled out the last of them.
    /// </summary>
    public ImmutableArray<NodeFacts> Narrow(ImmutableArray<NodeFacts> nodes, out PlacementReason reason)
    {
        reason = PlacementReason.NoMatchingAdvertisement;
        var left = ImmutableArray.CreateBuilder<NodeFacts>(nodes.Length);
        foreach (var node in nodes)
        {
            if (ObstacleOf(node) is not { } obstacle)
                left.Add(node);
            else if (obstacle > reason)
                reason = obstacle;
        }

        return left.ToImmutable();
    }

    /// <summary>
    /// Why a node may not announce it, whoever lives there: the first of the reasons in the order of their enum.
    /// </summary>
    public PlacementReason? ObstacleOf(NodeFacts node)
    {
        if (!Rules.Any(rule => rule.SelectsNode(node.Labels)))
            return PlacementReason.NoMatchingAdvertisement;
        if (node.IsNetworkUnavailable)
            return PlacementReason.NodeNetworkUnavailable;
        if (node.IsExcluded)
            return PlacementReason.NodeLabeledExcludeBalancers;
        return localNodes?.Contains(node.Name) == false ? PlacementReason.NoLocalEndpoints : null;
    }

    /// <summary>The interfaces that a node announces it on; empty: all usable ones.</summary>
    public ImmutableArray<string> InterfacesOn(NodeFacts node)
    {
        var names = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var rule in Rules.Where(rule => rule.SelectsNode(node.Labels)))
        {
            if (rule.Interfaces.IsEmpty)
                return [];
            names.UnionWith(rule.Interfaces);
        }

        return [.. names];
    }

    /// <summary>Whether an empty list or any of the selectors selects these labels.</summary>
    public static bool Selects(ImmutableArray<Selector> selectors, LabelSet labels) =>
        selectors.IsEmpty || selectors.Any(selector => selector.Matches(labels));

    /// <summary>The pool of all its addresses; null when they are in none, or in several.</summary>
    public static HoldingPool? PoolOf(Configuration configuration, ServiceFacts service)
    {
        var pool = configuration.PoolOf(service.Addresses[0], service.RecordedPool);
        for (var i = 1; i < service.Addresses.Length && pool is not null; i++)
        {
            if (configuration.PoolOf(service.Addresses[i], service.RecordedPool)?.Name != pool.Value.Name)
                return null;
        }

        return pool;
    }
}
