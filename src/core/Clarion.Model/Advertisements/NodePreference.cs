using Clarion.Model.Selectors;

namespace Clarion.Model.Advertisements;

/// <summary>One of <c>spec.preferredNodeSelectors</c>.</summary>
/// <param name="Weight">1 to 100.</param>
/// <param name="Nodes">The nodes that get it.</param>
public sealed record NodePreference(int Weight, Selector Nodes);
