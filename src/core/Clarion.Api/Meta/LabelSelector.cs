namespace Clarion.Api.Meta;

/// <summary>meta.k8s.io/v1 LabelSelector; all parts must match, an empty one matches everything.</summary>
public sealed record LabelSelector
{
    public IReadOnlyDictionary<string, string>? MatchLabels { get; init; }

    public IReadOnlyList<LabelSelectorRequirement>? MatchExpressions { get; init; }
}
