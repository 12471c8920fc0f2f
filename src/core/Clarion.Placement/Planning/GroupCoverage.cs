using System.Collections.Immutable;
using Clarion.Model.Services;
using Clarion.Placement.Facts;
using Clarion.Placement.Reasons;

namespace Clarion.Placement.Planning;

/// <summary>
/// The Services of a group together: the nodes that suit all of them. A Service that is announced nowhere does not hold
/// up the others, nor does one that has no node in common with those before it (by name): it is left out.
/// </summary>
internal sealed class GroupCoverage
{
    private readonly List<Coverage> taken = [];
    private readonly Dictionary<ServiceName, PlacementReason> leftOut = [];

    private GroupCoverage(Group group) => Group = group;

    /// <summary>What <see cref="Plan"/> decides on.</summary>
    public Group Group { get; private set; }

    /// <summary>The Services that the decision is for.</summary>
    public IReadOnlyList<Coverage> Taken => taken;

    /// <summary>The others, with the reason.</summary>
    public IReadOnlyDictionary<ServiceName, PlacementReason> LeftOut => leftOut;

    /// <summary>Gathers a group.</summary>
    /// <param name="world">The picture.</param>
    /// <param name="services">All Services of the group, sorted.</param>
    /// <param name="nodes">The nodes in question.</param>
    public static GroupCoverage Of(
        World world, ImmutableSortedSet<ServiceName> services, ImmutableArray<NodeFacts> nodes)
    {
        var facts = services.Select(name => world.Services[name]).ToImmutableArray();
        var result = new GroupCoverage(new(facts.Min(service => service.Addresses[0]), [], PlacementReason.NoAddress));
        var common = nodes;
        foreach (var service in facts)
            common = result.Take(world, service, nodes, common);
        if (result.taken.Count > 0)
            result.Group = result.Group with { Eligible = result.Weigh(common) };
        return result;
    }

    private ImmutableArray<NodeFacts> Take(
        World world, ServiceFacts service, ImmutableArray<NodeFacts> nodes, ImmutableArray<NodeFacts> common)
    {
        var coverage = Coverage.Of(world, service, out var reason);
        var own = coverage?.Narrow(nodes, out reason) ?? [];
        if (own.IsEmpty)
        {
            leftOut[service.Name] = reason;
            return common;
        }

        var narrowed = taken.Count == 0 ? own : [.. common.Intersect(own)];
        if (narrowed.IsEmpty)
        {
            leftOut[service.Name] = PlacementReason.NoCommonNode;
            return common;
        }

        taken.Add(coverage!);
        return narrowed;
    }

    private ImmutableArray<EligibleNode> Weigh(ImmutableArray<NodeFacts> nodes) =>
        taken.Exists(coverage => coverage.HasPreferences) ? [.. nodes.Select(Weigh)]
            : [.. nodes.Select(node => new EligibleNode(node.Name, 0))];

    private EligibleNode Weigh(NodeFacts node)
    {
        var rules = taken.SelectMany(coverage => coverage.Rules).DistinctBy(rule => rule.Name)
            .Where(rule => rule.SelectsNode(node.Labels));
        return new(node.Name, rules.SelectMany(rule => rule.Preferences)
            .Where(preference => preference.Nodes.Matches(node.Labels)).Sum(preference => preference.Weight));
    }
}
