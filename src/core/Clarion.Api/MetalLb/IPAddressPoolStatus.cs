using System.Text.Json.Serialization;
using Clarion.Api.Meta;

namespace Clarion.Api.MetalLb;

/// <summary>metallb.io/v1beta1 IPAddressPool <c>status</c>.</summary>
public sealed record IPAddressPoolStatus
{
    [JsonPropertyName("assignedIPv4")]
    public long AssignedIPv4 { get; init; }

    [JsonPropertyName("assignedIPv6")]
    public long AssignedIPv6 { get; init; }

    [JsonPropertyName("availableIPv4")]
    public long AvailableIPv4 { get; init; }

    [JsonPropertyName("availableIPv6")]
    public long AvailableIPv6 { get; init; }

    /// <summary>Clarion's addition: Valid, Exhausted.</summary>
    public IReadOnlyList<Condition>? Conditions { get; init; }
}
