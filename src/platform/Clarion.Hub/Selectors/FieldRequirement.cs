namespace Clarion.Hub.Selectors;

/// <summary>One requirement of a field selector.</summary>
/// <param name="Field">For example <c>spec.nodeName</c>.</param>
/// <param name="Value">What it is compared with; a field that is not there counts as empty.</param>
/// <param name="IsEqual">Whether it must be equal, or must not.</param>
internal sealed record FieldRequirement(string Field, string Value, bool IsEqual);
