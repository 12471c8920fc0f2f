using System.Text.Json.Nodes;

namespace Clarion.Hub.Patching;

/// <summary>RFC 7386: what a patch names is replaced, null removes, everything else stays.</summary>
internal static class MergePatch
{
    /// <summary>Applies a patch.</summary>
    /// <param name="target">The object as it is; not changed.</param>
    /// <param name="patch">The body of the request.</param>
    public static PatchResult Apply(JsonObject target, JsonNode? patch) => throw new NotSupportedException();
}
