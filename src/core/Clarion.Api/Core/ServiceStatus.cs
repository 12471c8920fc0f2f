using Clarion.Api.Meta;

namespace Clarion.Api.Core;

/// <summary>core/v1 Service <c>status</c>.</summary>
public sealed record ServiceStatus
{
    public LoadBalancerStatus LoadBalancer { get; init => field = value ?? new(); } = new();

    public IReadOnlyList<Condition>? Conditions { get; init; }
}
