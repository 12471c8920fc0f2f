using Clarion.Api.Meta;

namespace Clarion.Lab.Objects;

/// <summary>core/v1 Service as the stand-ins for kube-proxy and the controller of EndpointSlices read it.</summary>
internal sealed record ExposedService : IObject
{
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();

    public ExposedServiceSpec Spec { get; init => field = value ?? new(); } = new();

    public Api.Core.ServiceStatus Status { get; init => field = value ?? new(); } = new();

    /// <summary>The addresses it was given.</summary>
    public IEnumerable<string> LoadBalancerAddresses =>
        (Status.LoadBalancer.Ingress ?? []).Select(ingress => ingress.Ip).OfType<string>();
}
