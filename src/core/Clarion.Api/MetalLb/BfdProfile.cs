using Clarion.Api.Meta;
using Clarion.Api.Schema;

namespace Clarion.Api.MetalLb;

/// <summary>How fast BFD (RFC 5880) notices that the path to a BGP peer is broken.</summary>
[CustomResource("v1beta1", "BFDProfile", "bfdprofiles")]
[PrinterColumn(1, "Passive Mode", "boolean", ".spec.passiveMode")]
[PrinterColumn(2, "Transmit Interval", "integer", ".spec.transmitInterval")]
[PrinterColumn(3, "Receive Interval", "integer", ".spec.receiveInterval")]
[PrinterColumn(4, "Multiplier", "integer", ".spec.detectMultiplier")]
public sealed record BfdProfile : IObject
{
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();

    /// <summary>Intervals and modes.</summary>
    public BfdProfileSpec Spec { get; init => field = value ?? new(); } = new();

    /// <summary>Whether the profile is in force.</summary>
    public ConfigurationStatus? Status { get; init; }
}
