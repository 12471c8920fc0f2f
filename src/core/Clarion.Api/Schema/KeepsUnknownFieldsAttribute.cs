namespace Clarion.Api.Schema;

/// <summary>
/// Fields without a schema are stored and returned, not dropped (<c>x-kubernetes-preserve-unknown-fields</c>): whoever
/// edits an object through an old version of its kind must not lose what only the new version knows.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeepsUnknownFieldsAttribute : Attribute;
