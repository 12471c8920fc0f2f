namespace Clarion.Api.Discovery;

/// <summary>discovery.k8s.io/v1 EndpointSlice <c>endpoints[]</c>.</summary>
public sealed record Endpoint
{
    public string? NodeName { get; init; }

    public EndpointConditions? Conditions { get; init; }
}
