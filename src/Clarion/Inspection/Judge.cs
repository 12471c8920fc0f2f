using Clarion.Api.Discovery;
using Clarion.Hosting.Configuring;
using Clarion.Ipam;
using Clarion.Ipam.Events;
using Clarion.Ipam.Outcomes;
using Clarion.Model.Selectors;
using Clarion.Model.Services;
using Clarion.Model.Tracking;
using Clarion.Placement.Facts;
using Clarion.Placement.Planning;
using Clarion.Primitives;
using Clarion.Speaker.Observing;

namespace Clarion.Inspection;

/// <summary>Runs what the roles decide with on a picture.</summary>
/// <param name="picture">What to judge.</param>
internal sealed class Judge(Picture picture)
{
    /// <summary>Nothing is kept for old times' sake: what is in no pool now is said to be in none.</summary>
    private static readonly TimeSpan NoGrace = TimeSpan.Zero;

    private readonly Allocator allocator = new(NoGrace);
    private readonly Planner planner = new(NoGrace);
    private readonly Dictionary<ServiceName, AllocationOutcome> outcomes = [];

    public static Judgement Of(Picture picture) => new Judge(picture).Run();

    private Judgement Run()
    {
        var loadBalancerClass = OptionOf("--lb-class") ?? "";
        var ours = picture.Services.Items.ToLookup(service => ServiceParser.IsOurs(service, loadBalancerClass));
        var views = ours[true].Select(service => new ServiceView(service, ServiceParser.Parse(service)))
            .Where(view => view.Request.WantsAddress).OrderBy(view => view.Name).ToList();
        var configuration = ReadConfiguration();
        if (picture.ShowsAllocation)
            Allocate(configuration, views.Select(view => view.Request));
        var nodes = ReadNodes();
        if (picture.ShowsPlacement)
            Place(configuration, nodes, views);
        var slices = picture.EndpointSlices.Items.ToLookup(slice => FactsReader.ServiceOf(slice));
        var statuses = picture.Layer2Statuses.Items.ToLookup(status => FactsReader.ServiceOf(status));
        return new(picture, configuration, allocator, planner)
        {
            LoadBalancerClass = loadBalancerClass,
            Nodes = nodes,
            OthersServices = [.. ours[false]],
            Services =
            [
                .. views.Select(view => view with
                {
                    Outcome = outcomes.TryGetValue(view.Name, out var outcome) ? outcome : null,
                    Placement = planner.Placements.GetValueOrDefault(view.Name),
                    Statuses = [.. statuses[view.Name]],
                    Endpoints = TallyOf(slices[view.Name]),
                }),
            ],
        };
    }

    private EndpointTally? TallyOf(IEnumerable<EndpointSlice> slices) =>
        picture.EndpointSlices.IsRead ? EndpointTally.Of(slices) : null;

    private Configuration ReadConfiguration() => new ConfigurationTracker().Update(new()
    {
        Pools = [.. picture.Pools.Items],
        L2Advertisements = [.. picture.L2Advertisements.Items],
        BgpAdvertisements = [.. picture.BgpAdvertisements.Items],
        BgpPeers = [.. picture.BgpPeers.Items],
        Legacy = picture.Legacy.Items is [var map] ? LegacyConfigMap.Read(map) : null,
    });

    private void Allocate(Configuration configuration, IEnumerable<ServiceRequest> requests)
    {
        var outbox = new Outbox<AllocationOutcome>();
        void Tell(AllocatorEvent input) => allocator.Handle(input, Instant.Zero, outbox);
        Tell(new ConfigurationChanged(configuration));
        foreach (var space in picture.Namespaces.Items)
            Tell(new NamespaceChanged(space.Metadata.Name, LabelSet.Of(space.Metadata.Labels)));
        foreach (var request in requests)
            Tell(new ServiceChanged(request));
        Tell(new Synced());
        foreach (var outcome in outbox.Items)
            outcomes[outcome.Service] = outcome;
    }

    private List<NodeFacts> ReadNodes()
    {
        var ignoresLabel = OptionOf("--ignore-exclude-lb") is { } value && value is not ("false" or "0");
        return [.. picture.Nodes.Items.Select(node => FactsReader.Read(node, ignoresLabel)).OrderBy(node => node.Name)];
    }

    private void Place(Configuration configuration, IEnumerable<NodeFacts> nodes, IEnumerable<ServiceView> views)
    {
        List<PlacementInput> inputs = [new PlacementInput.ConfigurationSeen(configuration)];
        inputs.AddRange(nodes.Select(node => new PlacementInput.NodeSeen(node)));
        inputs.AddRange(picture.OwnPods.Items.Where(pod => new RolePod(pod).IsSpeaker)
            .Select(pod => FactsReader.Read(pod, picture.Taken)).OfType<SpeakerPodFacts>()
            .Select(pod => new PlacementInput.SpeakerPodSeen(pod)));
        inputs.AddRange(picture.EndpointSlices.Items.Select(slice => FactsReader.Read(slice)).OfType<EndpointFacts>()
            .Select(slice => new PlacementInput.EndpointsSeen(slice)));
        inputs.AddRange(views.Select(view => FactsReader.Read(view.Object, view.Request)).OfType<ServiceFacts>()
            .Select(service => new PlacementInput.ServiceSeen(service)));
        planner.Handle(inputs, Instant.Zero, new());
    }

    /// <summary>What the roles were started with, so that this program decides as they do.</summary>
    private string? OptionOf(string name) => picture.OwnPods.Items
        .Select(pod => new RolePod(pod).Option(name)).FirstOrDefault(value => value is not null);
}
