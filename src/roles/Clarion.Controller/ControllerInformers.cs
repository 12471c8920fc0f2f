using Clarion.Api;
using Clarion.Api.Core;
using Clarion.Hosting.Configuring;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Informers;
using Microsoft.Extensions.Logging;

namespace Clarion.Controller;

/// <summary>Everything that a controller follows.</summary>
internal sealed class ControllerInformers(
    KubernetesClient client, string ownNamespace, TimeProvider time, ILogger logger)
{
    public Informer<Service> Services { get; } = new(client, Kinds.Service, InformerScope.All, time, logger);

    /// <summary>For the labels that pools select namespaces by.</summary>
    public Informer<Namespace> Namespaces { get; } = new(client, Kinds.Namespace, InformerScope.All, time, logger);

    public ConfigurationInformers Configuration { get; } = new(client, ownNamespace, time, logger);

    /// <summary>All of them, to run.</summary>
    public IEnumerable<IInformer> All => [Services, Namespaces, .. Configuration.All];
}
