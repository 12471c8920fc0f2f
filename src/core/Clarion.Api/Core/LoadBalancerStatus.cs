namespace Clarion.Api.Core;

/// <summary>core/v1 Service <c>status.loadBalancer</c>.</summary>
public sealed record LoadBalancerStatus
{
    public IReadOnlyList<LoadBalancerIngress>? Ingress { get; init; }
}
