using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Clarion.Hub.Schemas;

namespace Clarion.Hub.Patching;

/// <summary>The patched object, or why the patch cannot be applied.</summary>
/// <param name="Object">A new object; the one that was patched is never changed.</param>
/// <param name="Refusal">Why not, or null.</param>
internal sealed record PatchResult(JsonObject? Object, Refusal? Refusal)
{
    [MemberNotNullWhen(true, nameof(Object))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsApplied => Refusal is null;

    public static PatchResult Applied(JsonObject next) => new(next, null);

    public static PatchResult Refused(Refusal refusal) => new(null, refusal);
}
