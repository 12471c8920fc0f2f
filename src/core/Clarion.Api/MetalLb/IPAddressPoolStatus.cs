using System.Text.Json.Serialization;
using Clarion.Api.Meta;
using Clarion.Api.Schema;

namespace Clarion.Api.MetalLb;

/// <summary>How much of the pool is in use.</summary>
public sealed record IPAddressPoolStatus
{
    /// <summary>IPv4 addresses that Services hold; one that several share counts once.</summary>
    [JsonPropertyName("assignedIPv4")]
    public long AssignedIPv4 { get; init; }

    /// <summary>IPv6 addresses that Services hold; one that several share counts once.</summary>
    [JsonPropertyName("assignedIPv6")]
    public long AssignedIPv6 { get; init; }

    /// <summary>IPv4 addresses that are still free.</summary>
    [JsonPropertyName("availableIPv4")]
    public long AvailableIPv4 { get; init; }

    /// <summary>IPv6 addresses that are still free; at most 9223372036854775807 is reported.</summary>
    [JsonPropertyName("availableIPv6")]
    public long AvailableIPv6 { get; init; }

    /// <summary>Valid says whether the pool is in force; Exhausted whether its addresses are used up.</summary>
    [KeyedBy("type")]
    public IReadOnlyList<Condition>? Conditions { get; init; }
}
