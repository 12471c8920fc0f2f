using Clarion.Api.Discovery;

namespace Clarion.Lab.Objects;

/// <summary>discovery.k8s.io/v1 EndpointSlice <c>endpoints[]</c>.</summary>
internal sealed record Backend
{
    public IReadOnlyList<string>? Addresses { get; init; }

    public string? NodeName { get; init; }

    public EndpointConditions? Conditions { get; init; }
}
