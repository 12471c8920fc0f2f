using System.Text.Json.Serialization;

namespace Clarion.Api.MetalLb;

/// <summary>metallb.io/v1beta1 IPAddressPool <c>spec</c>.</summary>
public sealed record IPAddressPoolSpec
{
    public IReadOnlyList<string>? Addresses { get; init; }

    public bool? AutoAssign { get; init; }

    [JsonPropertyName("avoidBuggyIPs")]
    public bool? AvoidBuggyIPs { get; init; }

    public ServiceAllocation? ServiceAllocation { get; init; }
}
