using Clarion.Api;
using Clarion.Api.Core;
using Clarion.Api.Discovery;
using Clarion.Api.Meta;
using Clarion.Api.MetalLb;
using Clarion.Api.Vocabulary;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Informers;
using Microsoft.Extensions.Logging;

namespace Clarion.Speaker.Observing;

/// <summary>Everything that a speaker follows.</summary>
internal sealed class ClusterInformers
{
    /// <summary>The index of <see cref="Layer2Statuses"/> by the Service, as NAMESPACE/NAME.</summary>
    public const string ByService = "service";

    private const string LegacyConfigMap = "config";
    private const string ExclusionConfigMap = "metallb-excludel2";

    private readonly List<IInformer> all = [];

    public ClusterInformers(
        KubernetesClient client, SpeakerOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        Informer<T> Follow<T>(ObjectKind<T> kind, InformerScope scope)
            where T : class, IObject
        {
            var informer = new Informer<T>(client, kind, scope, time, loggers.CreateLogger("Clarion.Kubernetes"));
            all.Add(informer);
            return informer;
        }

        var own = new InformerScope(options.Namespace);
        Services = Follow(Kinds.Service, InformerScope.All);
        EndpointSlices = Follow(Kinds.EndpointSlice, InformerScope.All);
        Nodes = Follow(Kinds.Node, InformerScope.All);
        SpeakerPods = Follow(Kinds.Pod, own with { LabelSelector = Labels.SpeakerPods });
        Pools = Follow(Kinds.IPAddressPool, own);
        L2Advertisements = Follow(Kinds.L2Advertisement, own);
        BgpAdvertisements = Follow(Kinds.BgpAdvertisement, own);
        BgpPeers = Follow(Kinds.BgpPeer, own);
        Legacy = Follow(Kinds.ConfigMap, own with { FieldSelector = $"metadata.name={LegacyConfigMap}" });
        Exclusion = Follow(Kinds.ConfigMap, own with { FieldSelector = $"metadata.name={ExclusionConfigMap}" });
        Layer2Statuses = Follow(Kinds.ServiceL2Status, own);
        Layer2Statuses.AddIndex(ByService, status => ServiceOf(status)?.ToString());
    }

    public Informer<Service> Services { get; }

    public Informer<EndpointSlice> EndpointSlices { get; }

    public Informer<Node> Nodes { get; }

    public Informer<Pod> SpeakerPods { get; }

    public Informer<IPAddressPool> Pools { get; }

    public Informer<L2Advertisement> L2Advertisements { get; }

    public Informer<BgpAdvertisement> BgpAdvertisements { get; }

    public Informer<BgpPeer> BgpPeers { get; }

    /// <summary>The ConfigMap <c>config</c>.</summary>
    public Informer<ConfigMap> Legacy { get; }

    /// <summary>The ConfigMap <c>metallb-excludel2</c>.</summary>
    public Informer<ConfigMap> Exclusion { get; }

    public Informer<ServiceL2Status> Layer2Statuses { get; }

    public IReadOnlyList<IInformer> All => all;

    /// <summary>The Service that a status is labelled with.</summary>
    public static Model.Services.ServiceName? ServiceOf(ServiceL2Status status) =>
        status.Metadata.Labels is { } labels
            && labels.TryGetValue(Labels.AnnouncedServiceNamespace, out var space)
            && labels.TryGetValue(Labels.AnnouncedServiceName, out var name)
            ? new(space, name) : null;
}
