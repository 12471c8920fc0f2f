using Clarion.Api.Core;
using Clarion.Ipam;
using Clarion.Ipam.Outcomes;
using Clarion.Model.Services;
using Clarion.Model.Tracking;
using Clarion.Placement.Facts;
using Clarion.Placement.Planning;

namespace Clarion.Inspection;

/// <summary>
/// What the roles would say about a picture: the same model, allocator and planner, as a role that starts now and
/// knows nothing from before.
/// </summary>
internal sealed class Judgement
{
    internal Judgement(
        Picture picture, Configuration configuration, Allocator allocator, Planner planner)
    {
        (Picture, Configuration, Allocator, Planner) = (picture, configuration, allocator, planner);
        Pods = [.. picture.OwnPods.Items.Select(pod => new RolePod(pod)).OrderBy(pod => pod.Name)];
    }

    public Picture Picture { get; }

    /// <summary>What is in force.</summary>
    public Configuration Configuration { get; }

    /// <summary>The controller's decisions; it holds nothing where those cannot be worked out.</summary>
    public Allocator Allocator { get; }

    /// <summary>The speakers' decisions; it holds nothing where those cannot be worked out.</summary>
    public Planner Planner { get; }

    /// <summary>All Services of type LoadBalancer that are ours, by name.</summary>
    public required IReadOnlyList<ServiceView> Services { get; init; }

    /// <summary>Services of type LoadBalancer of another class.</summary>
    public required IReadOnlyList<Service> OthersServices { get; init; }

    /// <summary>The class of our Services; empty: those without one.</summary>
    public required string LoadBalancerClass { get; init; }

    /// <summary>Our own pods, by name.</summary>
    public IReadOnlyList<RolePod> Pods { get; }

    /// <summary>The nodes as placement sees them, by name; empty where they could not be read.</summary>
    public required IReadOnlyList<NodeFacts> Nodes { get; init; }

    /// <summary>Counters of a pool in force; null where they cannot be worked out.</summary>
    public PoolUsage? UsageOf(string pool)
    {
        foreach (var usage in Picture.ShowsAllocation ? Allocator.Usage : [])
        {
            if (usage.Pool.Value == pool)
                return usage;
        }

        return null;
    }

    /// <summary>Whether a Service's own node order can be told.</summary>
    public PlacementExplanation? Explain(ServiceName name) =>
        Planner.World.Services.ContainsKey(name) ? PlacementExplanation.Of(Planner.World, name) : null;

    /// <summary>The speaker's pod of a node; the Ready one where there are two.</summary>
    public RolePod? SpeakerOn(string node) =>
        Pods.Where(pod => pod.IsSpeaker && pod.Node == node).MaxBy(pod => pod.IsReady);
}
