namespace Clarion.Hub.Schemas;

/// <summary>How strategic merge patch merges a list.</summary>
/// <param name="Key">The field that identifies an item; null: the list is a set of texts.</param>
internal sealed record ListMerge(string? Key);
