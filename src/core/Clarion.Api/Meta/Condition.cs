namespace Clarion.Api.Meta;

/// <summary>A condition in a status (meta.k8s.io/v1 Condition, and the older forms of Node and Pod).</summary>
public sealed record Condition
{
    public required string Type { get; init; }

    /// <summary>True, False or Unknown.</summary>
    public required string Status { get; init; }

    public string? Reason { get; init; }

    public string? Message { get; init; }

    public DateTimeOffset? LastTransitionTime { get; init; }

    public long? ObservedGeneration { get; init; }
}
