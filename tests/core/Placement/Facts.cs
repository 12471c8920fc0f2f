using System.Collections.Immutable;
using Clarion.Model.Advertisements;
using Clarion.Model.Pools;
using Clarion.Model.Selectors;
using Clarion.Model.Services;
using Clarion.Model.Tracking;
using Clarion.Placement.Facts;
using Clarion.Primitives;

namespace Clarion.Tests.Core.Placement;

/// <summary>Short ways to say what a cluster looks like.</summary>
internal static class Facts
{
    public static ServiceName Name(string name) => new("default", name);

    public static ServiceFacts Service(string name, params string[] addresses) =>
        new(Name(name), [.. addresses.Select(IpAddress.ParseOrThrow)]);

    public static PlacementInput Seen(ServiceFacts service) => new PlacementInput.ServiceSeen(service);

    public static PlacementInput Seen(NodeFacts node) => new PlacementInput.NodeSeen(node);

    public static PlacementInput Seen(Configuration configuration) =>
        new PlacementInput.ConfigurationSeen(configuration);

    public static PlacementInput Endpoints(string service, params string[] nodes) =>
        new PlacementInput.EndpointsSeen(
            new(Name(service), $"{service}-1", true, [.. nodes.Select(node => new NodeName(node)).Order()]));

    public static NodeFacts Node(string name) => new(new(name));

    public static NodeFacts Node(string name, string label, string value) =>
        new(new(name)) { Labels = Labels(label, value) };

    public static LabelSet Labels(string label, string value) => LabelSet.Of([new(label, value)]);

    public static Selector Where(string label, string value) =>
        new([new Requirement(label, SelectorOperator.In, [value])]);

    public static PlacementInput ReadyPod(string node) =>
        new PlacementInput.SpeakerPodSeen(new($"speaker-{node}", new(node), true));

    public static PlacementInput UnreadyPod(string node, bool wasReady = false, double sinceSeconds = 0) =>
        new PlacementInput.SpeakerPodSeen(new($"speaker-{node}", new(node), false)
        {
            WasReady = wasReady,
            SinceTransition = TimeSpan.FromSeconds(sinceSeconds),
        });

    public static AddressPool Pool(string name, params string[] ranges) => new(new(name),
        [.. ranges.Select(range => range.Split('-').Select(IpAddress.ParseOrThrow).ToArray())
            .Select(ends => new IpRange(ends[0], ends[^1]))]);

    public static Configuration Configured(AddressPool pool, params ImmutableArray<L2Rule> rules) =>
        new() { Pools = [pool], L2Rules = rules };

    /// <summary>One pool with room for every test's addresses, announced everywhere.</summary>
    public static Configuration Everything { get; } = Configured(
        Pool("first", "10.0.0.0-10.255.255.255", "fd00::-fd00::ffff"), new L2Rule("all"));

    public static Instant At(double seconds) => Instant.Zero + TimeSpan.FromSeconds(seconds);
}
