using Clarion.Api.Schema;

namespace Clarion.Api.MetalLb;

/// <summary>The Service, the node and its interfaces; node and Service never change once set.</summary>
public sealed record ServiceL2StatusStatus
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

    /// <summary>The interfaces it is announced on; none means all usable ones.</summary>
    public IReadOnlyList<InterfaceInfo>? Interfaces { get; init; }
}
