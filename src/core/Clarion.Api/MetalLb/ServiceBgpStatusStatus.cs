using Clarion.Api.Schema;

namespace Clarion.Api.MetalLb;

/// <summary>The Service, the node and the peers; node and Service never change once set.</summary>
public sealed record ServiceBgpStatusStatus
{
    /// <summary>The node that announces.</summary>
    [Rule(1, CelPatterns.Immutable, CelPatterns.ImmutableMessage)]
    public string? Node { get; init; }

    /// <summary>The Service's name.</summary>
    [Rule(1, CelPatterns.Immutable, CelPatterns.ImmutableMessage)]
    public string? ServiceName { get; init; }

    /// <summary>The Service's namespace.</summary>
    [Rule(1, CelPatterns.Immutable, CelPatterns.ImmutableMessage)]
    public string? ServiceNamespace { get; init; }

    /// <summary>Names of the BGPPeers that the node means to announce the Service to.</summary>
    public IReadOnlyList<string>? Peers { get; init; }
}
