using Clarion.Api.Meta;
using Clarion.Api.Schema;

namespace Clarion.Api.MetalLb;

/// <summary>Keeps a pool for some namespaces and Services.</summary>
public sealed record ServiceAllocation
{
    /// <summary>
    /// Of several pools that a Service may use, the lowest number is taken first; 0 or none comes last.
    /// </summary>
    public int? Priority { get; init; }

    /// <summary>Names of namespaces whose Services may use the pool, besides those of namespaceSelectors.</summary>
    [Distinct]
    public IReadOnlyList<string>? Namespaces { get; init; }

    /// <summary>Labels of namespaces whose Services may use the pool; one match is enough.</summary>
    public IReadOnlyList<LabelSelector>? NamespaceSelectors { get; init; }

    /// <summary>
    /// Labels of Services that may use the pool; one match is enough. With namespaces given as well, both must match.
    /// </summary>
    public IReadOnlyList<LabelSelector>? ServiceSelectors { get; init; }
}
