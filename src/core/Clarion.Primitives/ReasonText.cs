namespace Clarion.Primitives;

/// <summary>What people and machines are told about one reason: the only text about it anywhere.</summary>
/// <param name="Code">CamelCase, stable: conditions, metrics and scripts match on it.</param>
/// <param name="Sentence">What is the case.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="Anchor">Where docs/ explains it, for example <c>reasons.md#reversedrange</c>.</param>
public sealed record ReasonText(string Code, string Sentence, string Remedy, string Anchor);
