using Clarion.Api.Schema;

namespace Clarion.Api.Meta;

/// <summary>meta.k8s.io/v1 LabelSelector; all parts must match, an empty one matches everything.</summary>
[ReplacedWhole]
public sealed record LabelSelector
{
    /// <summary>Labels and the values they must have; all of them.</summary>
    public IReadOnlyDictionary<string, string>? MatchLabels { get; init; }

    /// <summary>Conditions on labels; all must hold.</summary>
    [ReplacedWhole]
    public IReadOnlyList<LabelSelectorRequirement>? MatchExpressions { get; init; }
}
