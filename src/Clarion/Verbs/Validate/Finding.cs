using Clarion.Model.Refusals;

namespace Clarion.Verbs.Validate;

/// <summary>Something to say about a place in a file.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Object">KIND/NAME; empty where the text is no object.</param>
/// <param name="Field">The field's path; empty for all of it.</param>
/// <param name="Reason">The kind of mistake.</param>
/// <param name="Detail">What is wrong, and what would be right.</param>
internal sealed record Finding(
    string File, long Line, string Object, string Field, RefusalReason Reason, string Detail)
{
    /// <summary>Whether the object does not come into force for it; else it is only to be looked at.</summary>
    public bool IsRefused { get; init; } = true;
}
