namespace Clarion.Api.Core;

/// <summary>core/v1 Pod <c>spec.containers[]</c>: what tells how a role was started.</summary>
public sealed record Container
{
    public string? Name { get; init; }

    /// <summary>The image's reference; its tag is the version.</summary>
    public string? Image { get; init; }

    public IReadOnlyList<string>? Args { get; init; }
}
