using Clarion.Api;
using Clarion.Api.Core;
using Clarion.Api.Discovery;
using Clarion.Api.Meta;
using Clarion.Api.MetalLb;
using Clarion.Api.Vocabulary;
using Clarion.Hosting.Configuring;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Informers;
using Microsoft.Extensions.Logging;

namespace Clarion.Speaker.Observing;

/// <summary>Everything that a speaker follows.</summary>
internal sealed class ClusterInformers
{
    /// <summary>The index of <see cref="Layer2Statuses"/> by the Service, as NAMESPACE/NAME.</summary>
    public const string ByService = "service";

    private const string ExclusionConfigMap = "metallb-excludel2";

    private readonly List<IInformer> all = [];

    public ClusterInformers(
        KubernetesClient client, SpeakerOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        var logger = loggers.CreateLogger("Clarion.Kubernetes");
        Informer<T> Follow<T>(ObjectKind<T> kind, InformerScope scope)
            where T : class, IObject
        {
            var informer = new Informer<T>(client, kind, scope, time, logger);
            all.Add(informer);
            return informer;
        }

        var own = new InformerScope(options.Namespace);
        Services = Follow(Kinds.Service, InformerScope.All);
        EndpointSlices = Follow(Kinds.EndpointSlice, InformerScope.All);
        Nodes = Follow(Kinds.Node, InformerScope.All);
        SpeakerPods = Follow(Kinds.Pod, own with { LabelSelector = Labels.SpeakerPods });
        Exclusion = Follow(Kinds.ConfigMap, own with { FieldSelector = $"metadata.name={ExclusionConfigMap}" });
        Layer2Statuses = Follow(Kinds.ServiceL2Status, own);
        Configuration = new(client, options.Namespace, time, logger);
        all.AddRange(Configuration.All);
        Layer2Statuses.AddIndex(ByService, status => FactsReader.ServiceOf(status)?.ToString());
    }

    public Informer<Service> Services { get; }

    public Informer<EndpointSlice> EndpointSlices { get; }

    public Informer<Node> Nodes { get; }

    public Informer<Pod> SpeakerPods { get; }

    /// <summary>Pools and advertisements.</summary>
    public ConfigurationInformers Configuration { get; }

    /// <summary>The ConfigMap <c>metallb-excludel2</c>.</summary>
    public Informer<ConfigMap> Exclusion { get; }

    public Informer<ServiceL2Status> Layer2Statuses { get; }

    public IReadOnlyList<IInformer> All => all;
}
