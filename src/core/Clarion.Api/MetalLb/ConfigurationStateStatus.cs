using Clarion.Api.Meta;
using Clarion.Api.Schema;

namespace Clarion.Api.MetalLb;

/// <summary>Whether a pod's whole configuration is valid.</summary>
public sealed record ConfigurationStateStatus
{
    /// <summary>Valid, Invalid or Unknown.</summary>
    [OneOf("Valid", "Invalid", "Unknown")]
    public string? Result { get; init; }

    /// <summary>What is wrong, in one line for each object; empty when all is well.</summary>
    public string? ErrorSummary { get; init; }

    /// <summary>The outcome of each part of the configuration.</summary>
    [KeyedBy("type")]
    public IReadOnlyList<Condition>? Conditions { get; init; }
}
