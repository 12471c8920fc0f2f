using System.Collections.Immutable;

namespace Clarion.Model.Selectors;

/// <summary>A validated label selector: all requirements must hold; none matches everything.</summary>
public sealed record Selector(ImmutableArray<Requirement> Requirements)
{
    /// <summary>Whether an object with these labels is selected.</summary>
    public bool Matches(LabelSet labels)
    {
        foreach (var requirement in Requirements)
        {
            if (!requirement.Matches(labels))
                return false;
        }

        return true;
    }

    /// <summary>
    /// The same text for selectors that mean the same: <c>app in (web),!old</c>; empty matches everything.
    /// </summary>
    public override string ToString() =>
        string.Join(',', Requirements.Select(requirement => requirement.ToString()).Order(StringComparer.Ordinal));
}
