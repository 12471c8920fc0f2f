using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;
using Clarion.Hub.Schemas;

namespace Clarion.Hub.Patching;

/// <summary>
/// Kubernetes' own merge: as RFC 7386, but lists of objects are merged item by item by the key that the kind names,
/// lists of texts as sets where the kind says so, with <c>$patch</c>, <c>$retainKeys</c>,
/// <c>$deleteFromPrimitiveList</c> and <c>$setElementOrder</c>. Only for core kinds: custom ones answer 415.
/// </summary>
internal static class StrategicMergePatch
{
    /// <summary>Applies a patch.</summary>
    /// <param name="kind">A core kind.</param>
    /// <param name="target">The object as it is; not changed.</param>
    /// <param name="patch">The body of the request.</param>
    public static PatchResult Apply(HubKind kind, JsonObject target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
            return PatchResult.Refused(Refusal.BadRequest(
                $"json: cannot unmarshal {MergePatch.WordOf(patch)} into Go value of type map[string]interface {{}}"));
        var merge = new StrategicMerge(changes);
        var next = merge.Fields(target.DeepClone().AsObject(), changes, CoreSchemas.Of(kind));
        return merge.Problem is { } problem ? PatchResult.Refused(problem) : PatchResult.Applied(next);
    }
}
