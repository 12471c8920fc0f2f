namespace Clarion.Lab.Objects;

/// <summary>discovery.k8s.io/v1 EndpointSlice <c>ports[]</c>.</summary>
internal sealed record BackendPort
{
    public string? Name { get; init; }

    public int Port { get; init; }
}
