using System.Collections.Immutable;

namespace Clarion.Model.Selectors;

/// <summary>A validated label selector: all requirements must hold; none matches everything.</summary>
public sealed record Selector(ImmutableArray<Requirement> Requirements)
{
    /// <summary>Whether an object with these labels is selected.</summary>
    public bool Matches(LabelSet labels) => Requirements.All(requirement => requirement.Matches(labels));
}
