using System.Collections.Immutable;
using Clarion.Model.Selectors;

namespace Clarion.Model.Pools;

/// <summary>Which Services a pool is kept for (<c>spec.serviceAllocation</c>).</summary>
public sealed record PoolAllocation
{
    /// <summary>Lower is preferred; 0 comes last.</summary>
    public int Priority { get; init; }

    /// <summary>Namespaces by name; a union with <see cref="NamespaceSelectors"/>.</summary>
    public ImmutableArray<string> Namespaces { get; init; } = [];

    /// <summary>Namespaces by label. One that matches no namespace matches nobody.</summary>
    public ImmutableArray<Selector> NamespaceSelectors { get; init; } = [];

    /// <summary>Services by label; must match in addition to the namespace.</summary>
    public ImmutableArray<Selector> ServiceSelectors { get; init; } = [];
}
