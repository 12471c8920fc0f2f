using System.Collections.Immutable;
using Clarion.Model.Advertisements;
using Clarion.Model.Services;
using Clarion.Placement.Facts;
using Clarion.Placement.Reasons;

namespace Clarion.Placement.Planning;

/// <summary>
/// Why a Service is announced from the node it is: what <see cref="Plan"/> decided on, node by node and advertisement
/// by advertisement.
/// </summary>
/// <param name="Advertisements">All L2Advertisements, by name.</param>
/// <param name="Nodes">
/// All nodes: the owner, its successors in their order, then the others by name. Empty where a Service is announced
/// nowhere, whatever the nodes.
/// </param>
public sealed record PlacementExplanation(
    ImmutableArray<AdvertisementVerdict> Advertisements, ImmutableArray<NodeVerdict> Nodes)
{
    /// <summary>Explains a Service of the picture.</summary>
    /// <param name="world">The picture.</param>
    /// <param name="name">A Service that has an address.</param>
    public static PlacementExplanation Of(World world, ServiceName name)
    {
        ArgumentNullException.ThrowIfNull(world);
        var service = world.Services[name];
        return new(
            [.. world.Configuration.L2Rules.Select(rule => Judge(world, service, rule))],
            Coverage.Of(world, service, out _) is { } coverage ? Judge(world, coverage) : []);
    }

    private static AdvertisementVerdict Judge(World world, ServiceFacts service, L2Rule rule)
    {
        var pool = Coverage.PoolOf(world.Configuration, service);
        var reason = 0 switch
        {
            _ when pool is null || !rule.IsFor(pool.Value.Name, pool.Value.Labels) => AdvertisementReason.OtherPools,
            _ when !Coverage.Selects(rule.ServiceSelectors, service.Labels) => AdvertisementReason.OtherServices,
            _ when rule.IsFrozen && !world.Held.Contains(service.Name) => AdvertisementReason.AdvertisementRefused,
            _ when !world.Nodes.Values.Any(node => rule.SelectsNode(node.Labels)) => AdvertisementReason.SelectsNoNode,
            _ => AdvertisementReason.Applies,
        };
        return new(rule.Name, reason);
    }

    private static ImmutableArray<NodeVerdict> Judge(World world, Coverage coverage)
    {
        ImmutableArray<NodeFacts> nodes = [.. world.Nodes.Values];
        var group = GroupCoverage.Of(world, world.GroupOf(coverage.Service.Name), nodes);
        var isTaken = group.Taken.Any(taken => taken.Service.Name == coverage.Service.Name);
        var order = isTaken ? Plan.Order(group.Group, world.Members) : [];
        var verdicts = ImmutableArray.CreateBuilder<NodeVerdict>(nodes.Length);
        foreach (var node in order)
            verdicts.Add(new(node.Node, node == order[0] ? NodeReason.Owner : NodeReason.Successor, node.Weight));
        foreach (var node in nodes.Where(node => !order.Any(ordered => ordered.Node == node.Name)))
        {
            var isCommon = isTaken && group.Group.Eligible.Any(eligible => eligible.Node == node.Name);
            verdicts.Add(new(node.Name, ReasonOf(coverage.ObstacleOf(node), isCommon), 0));
        }

        return verdicts.ToImmutable();
    }

    private static NodeReason ReasonOf(PlacementReason? obstacle, bool isCommon) => obstacle switch
    {
        PlacementReason.NoMatchingAdvertisement => NodeReason.NotSelected,
        PlacementReason.NodeNetworkUnavailable => NodeReason.NetworkUnavailable,
        PlacementReason.NodeLabeledExcludeBalancers => NodeReason.Excluded,
        PlacementReason.NoLocalEndpoints => NodeReason.NoLocalEndpoint,
        _ => isCommon ? NodeReason.SpeakerNotReady : NodeReason.NotInCommon,
    };
}
