using System.Text.Json.Serialization;

namespace Clarion.Lab.Objects;

/// <summary>core/v1 Service <c>spec</c>.</summary>
internal sealed record ExposedServiceSpec
{
    [JsonPropertyName("clusterIPs")]
    public IReadOnlyList<string>? ClusterIPs { get; init; }

    /// <summary>IPv4, IPv6.</summary>
    public IReadOnlyList<string>? IpFamilies { get; init; }

    /// <summary>Cluster or Local.</summary>
    public string? ExternalTrafficPolicy { get; init; }

    /// <summary>None or ClientIP.</summary>
    public string? SessionAffinity { get; init; }

    public IReadOnlyList<ExposedPort>? Ports { get; init; }

    public IReadOnlyDictionary<string, string>? Selector { get; init; }
}
