using Clarion.Api.Meta;
using Clarion.Api.Schema;

namespace Clarion.Api.MetalLb;

/// <summary>Whether a controller or speaker could use its whole configuration; written by that pod.</summary>
[CustomResource("v1beta1", "ConfigurationState", "configurationstates")]
[PrinterColumn(1, "Result", "string", ".status.result")]
[PrinterColumn(2, "ErrorSummary", "string", ".status.errorSummary")]
[PrinterColumn(3, "Age", "date", ".metadata.creationTimestamp")]
public sealed record ConfigurationState : IObject
{
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();

    /// <summary>The outcome.</summary>
    public ConfigurationStateStatus? Status { get; init; }
}
