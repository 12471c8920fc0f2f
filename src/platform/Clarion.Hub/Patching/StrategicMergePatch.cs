using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;

namespace Clarion.Hub.Patching;

/// <summary>
/// Kubernetes' own merge: as RFC 7386, but lists of objects are merged item by item by the key that the kind names, lists
/// of texts as sets where the kind says so, with <c>$patch</c>, <c>$retainKeys</c>, <c>$deleteFromPrimitiveList</c> and
/// <c>$setElementOrder</c>. Only for core kinds: custom ones answer 415.
/// </summary>
internal static class StrategicMergePatch
{
    /// <summary>Applies a patch.</summary>
    /// <param name="kind">A core kind.</param>
    /// <param name="target">The object as it is; not changed.</param>
    /// <param name="patch">The body of the request.</param>
    public static PatchResult Apply(HubKind kind, JsonObject target, JsonNode? patch) =>
        throw new NotSupportedException();
}
