using Clarion.Api.Core;
using Clarion.Api.Discovery;
using Clarion.Api.Meta;
using Clarion.Hosting.Configuring;
using Clarion.Kubernetes.Informers;
using Clarion.Model.Tracking;
using Clarion.Placement.Facts;

namespace Clarion.Speaker.Observing;

/// <summary>
/// The informers' changes as inputs of placement. Gives nothing until all informers had their first complete view,
/// then all of it at once. One loop owns it.
/// </summary>
/// <remarks>The configuration outlives it: last good versions must not be forgotten when a loop starts again.</remarks>
internal sealed class ClusterWatch : IDisposable
{
    private readonly SpeakerOptions options;
    private readonly TimeProvider time;
    private readonly ConfigurationView configuration;
    private readonly Subscription<Service> services;
    private readonly Subscription<EndpointSlice> slices;
    private readonly Subscription<Node> nodes;
    private readonly Subscription<Pod> pods;
    private readonly Subscription<ConfigMap> exclusion;
    private readonly List<Func<bool>> views = [];
    private readonly List<IDisposable> subscriptions = [];
    private List<PlacementInput> inputs = [];
    private Configuration? lastConfiguration;

    /// <param name="informers">What is followed.</param>
    /// <param name="configuration">Pools and advertisements.</param>
    /// <param name="surroundings">Which Services and nodes count, and how old a pod's condition is.</param>
    /// <param name="wake">Called when there may be something to take; must not block.</param>
    public ClusterWatch(
        ClusterInformers informers, ConfigurationView configuration, Surroundings surroundings, Action wake)
    {
        (this.configuration, options, time) = (configuration, surroundings.Options, surroundings.Time);
        services = Subscribe(informers.Services, wake);
        slices = Subscribe(informers.EndpointSlices, wake);
        nodes = Subscribe(informers.Nodes, wake);
        pods = Subscribe(informers.SpeakerPods, wake);
        exclusion = Subscribe(informers.Exclusion, wake);
    }

    /// <summary>Whether the first complete view was given.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Everything that changed since the last call; empty before the first complete view.</summary>
    public IReadOnlyCollection<PlacementInput> Take()
    {
        while (nodes.TryTake(out var change))
            inputs.Add(OfNode(change));
        while (pods.TryTake(out var change))
            inputs.Add(OfPod(change));
        while (slices.TryTake(out var change))
            AddSlice(change);
        while (services.TryTake(out var change))
            inputs.Add(OfService(change));
        // Read from the store: a change only says that it is time to.
        while (exclusion.TryTake(out _))
        {
        }

        IsComplete = IsComplete || (configuration.IsComplete && views.All(isSynced => isSynced()));
        if (!IsComplete)
            return [];
        AddConfiguration();
        var taken = inputs;
        inputs = [];
        return taken;
    }

    public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());

    private Subscription<T> Subscribe<T>(Informer<T> informer, Action wake)
        where T : class, IObject
    {
        var subscription = informer.Subscribe(wake);
        subscriptions.Add(subscription);
        views.Add(() => subscription.IsSynced);
        return subscription;
    }

    private void AddConfiguration()
    {
        var present = configuration.Read();
        if (ReferenceEquals(present, lastConfiguration))
            return;
        lastConfiguration = present;
        inputs.Add(new PlacementInput.ConfigurationSeen(present));
    }

    private PlacementInput OfNode(ObjectChange<Node> change) => change.After is { } node
        ? new PlacementInput.NodeSeen(FactsReader.Read(node, options.IgnoresExcludeLabel))
        : new PlacementInput.NodeGone(new(change.Key.Name));

    private PlacementInput OfPod(ObjectChange<Pod> change) =>
        change.After is { } pod && FactsReader.Read(pod, time.GetUtcNow()) is { } facts
            ? new PlacementInput.SpeakerPodSeen(facts)
            : new PlacementInput.SpeakerPodGone(change.Key.Name);

    private PlacementInput OfService(ObjectChange<Service> change) =>
        change.After is { } service && FactsReader.Read(service, options.LoadBalancerClass) is { } facts
            ? new PlacementInput.ServiceSeen(facts)
            : new PlacementInput.ServiceGone(new(change.Key.Namespace, change.Key.Name));

    private void AddSlice(ObjectChange<EndpointSlice> change)
    {
        var facts = change.After is { } after ? FactsReader.Read(after) : null;
        if (change.Before is { } before && FactsReader.ServiceOf(before) is { } service && service != facts?.Service)
            inputs.Add(new PlacementInput.EndpointsGone(service, change.Key.Name));
        if (facts is not null)
            inputs.Add(new PlacementInput.EndpointsSeen(facts));
    }
}
