using Clarion.Api.Core;
using Clarion.Api.Discovery;
using Clarion.Api.Meta;
using Clarion.Api.MetalLb;
using Clarion.Api.Vocabulary;
using Clarion.Model.Selectors;
using Clarion.Model.Services;
using Clarion.Placement.Facts;
using Clarion.Primitives;

namespace Clarion.Speaker.Observing;

/// <summary>The API's objects as the facts that placement asks for.</summary>
public static class FactsReader
{
    /// <summary>
    /// A new pod's Ready condition is written False a moment after its start; only a later change says that it was
    /// True between. Both times are whole seconds.
    /// </summary>
    private static readonly TimeSpan FirstCondition = TimeSpan.FromSeconds(2);

    /// <summary>Null: nothing of it is to be announced by us.</summary>
    public static ServiceFacts? Read(Service service, string loadBalancerClass) =>
        ServiceParser.IsOurs(service, loadBalancerClass) ? Read(service, ServiceParser.Parse(service)) : null;

    /// <summary>As before, of a Service of ours that is parsed already.</summary>
    public static ServiceFacts? Read(Service service, ServiceRequest request)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(request);
        if (!request.WantsAddress || request.HeldAddresses.IsEmpty)
            return null;
        return new(request.Name, request.HeldAddresses)
        {
            TrafficPolicy = service.Spec.ExternalTrafficPolicy == nameof(TrafficPolicy.Local)
                ? TrafficPolicy.Local : TrafficPolicy.Cluster,
            Labels = request.Labels,
            RecordedPool = request.RecordedPool,
            MayShare = request.SharingKey is not null,
        };
    }

    /// <summary>Null: it belongs to no Service.</summary>
    public static EndpointFacts? Read(EndpointSlice slice)
    {
        if (ServiceOf(slice) is not { } service)
            return null;
        var usable = (slice.Endpoints ?? []).Where(IsUsable).ToList();
        return new(service, slice.Metadata.Name, usable.Count > 0,
        [
            .. usable.Where(endpoint => endpoint.NodeName is not null)
                .Select(endpoint => new NodeName(endpoint.NodeName!)).Distinct().Order(),
        ]);
    }

    /// <summary>The Service that a slice is labelled with.</summary>
    public static ServiceName? ServiceOf(EndpointSlice slice) =>
        slice.Metadata.Labels?.GetValueOrDefault(EndpointSlice.ServiceNameLabel) is { Length: > 0 } name
            ? new(slice.Metadata.Namespace ?? "", name) : null;

    /// <summary>The Service that a status is labelled with.</summary>
    public static ServiceName? ServiceOf(ServiceL2Status status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return status.Metadata.Labels is { } labels
            && labels.TryGetValue(Labels.AnnouncedServiceNamespace, out var space)
            && labels.TryGetValue(Labels.AnnouncedServiceName, out var name)
            ? new(space, name) : null;
    }

    public static NodeFacts Read(Node node, bool ignoresExcludeLabel)
    {
        var labels = LabelSet.Of(node.Metadata.Labels);
        return new(new(node.Metadata.Name))
        {
            Labels = labels,
            IsReady = IsTrue(node.Status.Conditions, ConditionTypes.Ready),
            IsNetworkUnavailable = IsTrue(node.Status.Conditions, ConditionTypes.NetworkUnavailable),
            IsExcluded = !ignoresExcludeLabel && labels.Has(Labels.ExcludeFromLoadBalancers),
        };
    }

    /// <summary>Null: it has no node yet.</summary>
    public static SpeakerPodFacts? Read(Pod pod, DateTimeOffset now)
    {
        if (pod.Spec.NodeName is not { Length: > 0 } node)
            return null;
        var ready = Find(pod.Status.Conditions, ConditionTypes.Ready);
        return new(pod.Metadata.Name, new(node), ready?.Status == ConditionTypes.True)
        {
            WasReady = (pod.Status.ContainerStatuses ?? []).Any(container => container.RestartCount > 0)
                || ready?.LastTransitionTime > pod.Status.StartTime + FirstCondition,
            SinceTransition = now - ready?.LastTransitionTime ?? TimeSpan.MaxValue,
        };
    }

    /// <summary>Whether traffic may go to an endpoint: ready, or still serving while it ends.</summary>
    public static bool IsUsable(Endpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return endpoint.Conditions?.Ready != false || endpoint.Conditions?.Serving == true;
    }

    private static bool IsTrue(IReadOnlyList<Condition>? conditions, string type) =>
        Find(conditions, type)?.Status == ConditionTypes.True;

    private static Condition? Find(IReadOnlyList<Condition>? conditions, string type) =>
        conditions?.FirstOrDefault(condition => condition.Type == type);
}
