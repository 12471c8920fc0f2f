namespace Clarion.Api.Core;

/// <summary>core/v1 Pod <c>spec</c>.</summary>
public sealed record PodSpec
{
    public string? NodeName { get; init; }

    public IReadOnlyList<Container>? Containers { get; init; }
}
