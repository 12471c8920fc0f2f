using System.Text.Json.Serialization;
using Clarion.Api.Meta;

namespace Clarion.Api.Coordination;

/// <summary>coordination.k8s.io/v1 Lease <c>spec</c>.</summary>
public sealed record LeaseSpec
{
    /// <summary>Who holds it; empty when it was released.</summary>
    public string? HolderIdentity { get; init; }

    /// <summary>Seconds, above 0.</summary>
    public int? LeaseDurationSeconds { get; init; }

    [JsonConverter(typeof(MicroTimeConverter))]
    public DateTimeOffset? AcquireTime { get; init; }

    [JsonConverter(typeof(MicroTimeConverter))]
    public DateTimeOffset? RenewTime { get; init; }

    public int? LeaseTransitions { get; init; }
}
