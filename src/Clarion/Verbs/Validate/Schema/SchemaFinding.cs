using Clarion.Model.Refusals;

namespace Clarion.Verbs.Validate.Schema;

/// <summary>A value that is not as the schema has it.</summary>
/// <param name="Field">Where, for example <c>spec.addresses[1]</c>.</param>
/// <param name="Reason">The kind of mistake.</param>
/// <param name="Detail">What is wrong, and what would be right.</param>
/// <param name="IsRefused">Whether the API server would refuse the object for it; else it only drops the field.</param>
internal sealed record SchemaFinding(string Field, RefusalReason Reason, string Detail, bool IsRefused);
