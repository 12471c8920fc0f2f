namespace Clarion.Api.Discovery;

/// <summary>discovery.k8s.io/v1 EndpointSlice <c>endpoints[].conditions</c>; absent means unknown.</summary>
public sealed record EndpointConditions
{
    /// <summary>Absent counts as ready.</summary>
    public bool? Ready { get; init; }

    public bool? Serving { get; init; }

    public bool? Terminating { get; init; }
}
