using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Clarion.Hub.Schemas;

/// <summary>What admission makes of an object that somebody wants to store.</summary>
/// <param name="Object">The object as it is to be stored, or null when it is refused.</param>
/// <param name="Refusal">Why it is refused, or null.</param>
internal sealed record Admitted(JsonObject? Object, Refusal? Refusal)
{
    [MemberNotNullWhen(true, nameof(Object))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Refusal is null;

    /// <summary>
    /// Fields that the schema does not know, in order, for example <c>spec.bogus</c>; they are dropped. What that means
    /// is for <c>fieldValidation</c> to say: Strict refuses, Warn warns.
    /// </summary>
    public IReadOnlyList<string> UnknownFields { get; init; } = [];

    /// <summary>Texts for <c>Warning</c> headers, besides the unknown fields.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public static Admitted Refused(Refusal refusal) => new(null, refusal);
}
