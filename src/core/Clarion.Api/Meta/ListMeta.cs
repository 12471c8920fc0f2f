namespace Clarion.Api.Meta;

/// <summary>Kubernetes <c>metadata</c> of a list.</summary>
public sealed record ListMeta
{
    public string? ResourceVersion { get; init; }

    /// <summary>The token that asks for the next page; null or empty on the last.</summary>
    public string? Continue { get; init; }
}
