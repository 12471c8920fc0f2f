namespace Clarion.Output;

/// <summary>One value with a name.</summary>
/// <param name="Label">What a person reads before it.</param>
/// <param name="Key">Name of the member in JSON, camelCase.</param>
/// <param name="Value">The value.</param>
internal sealed record Fact(string Label, string Key, Cell Value);
