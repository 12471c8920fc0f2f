using Clarion.Api.Schema;

namespace Clarion.Api.Meta;

/// <summary>A condition in a status (meta.k8s.io/v1 Condition, and the older forms of Node and Pod).</summary>
public sealed record Condition
{
    /// <summary>What is judged, in CamelCase.</summary>
    [Required]
    public required string Type { get; init; }

    /// <summary>True, False or Unknown.</summary>
    [Required]
    [OneOf("True", "False", "Unknown")]
    public required string Status { get; init; }

    /// <summary>Why, in one CamelCase word.</summary>
    public string? Reason { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public string? Message { get; init; }

    /// <summary>When the status last changed.</summary>
    public DateTimeOffset? LastTransitionTime { get; init; }

    /// <summary>The metadata.generation that was judged.</summary>
    public long? ObservedGeneration { get; init; }
}
