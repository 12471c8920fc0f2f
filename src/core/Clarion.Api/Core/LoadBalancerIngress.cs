namespace Clarion.Api.Core;

/// <summary>core/v1 Service <c>status.loadBalancer.ingress[]</c>.</summary>
public sealed record LoadBalancerIngress
{
    public string? Ip { get; init; }

    public string? Hostname { get; init; }

    /// <summary>VIP or Proxy; the API server fills in VIP.</summary>
    public string? IpMode { get; init; }
}
