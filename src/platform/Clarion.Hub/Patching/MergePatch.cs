using System.Text.Json;
using System.Text.Json.Nodes;
using Clarion.Hub.Schemas;

namespace Clarion.Hub.Patching;

/// <summary>RFC 7386: what a patch names is replaced, null removes, everything else stays.</summary>
internal static class MergePatch
{
    /// <summary>Applies a patch.</summary>
    /// <param name="target">The object as it is; not changed.</param>
    /// <param name="patch">The body of the request.</param>
    public static PatchResult Apply(JsonObject target, JsonNode? patch) => patch is JsonObject changes
        ? PatchResult.Applied(Merge(target.DeepClone().AsObject(), changes))
        : PatchResult.Refused(Refusal.BadRequest("error decoding patch: json: cannot unmarshal "
            + $"{WordOf(patch)} into Go value of type map[string]interface {{}}"));

    /// <summary>What Go calls a JSON value.</summary>
    internal static string WordOf(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "bool",
        _ => "null",
    };

    // RFC 7386 section 2, MergePatch(Target, Patch).
    private static JsonObject Merge(JsonObject target, JsonObject patch)
    {
        target.RemoveAll([.. patch.Where(field => field.Value is null).Select(field => field.Key)]);
        foreach (var (name, value) in patch)
        {
            if (value is null)
                continue;
            if (value is JsonObject changes)
                target[name] = target[name] is JsonObject old ? Merged(target, name, old, changes) : Merge([], changes);
            else
                target[name] = value.DeepClone();
        }

        return target;
    }

    // A node that has a parent may not be assigned, not even to the place where it is.
    private static JsonObject Merged(JsonObject parent, string name, JsonObject old, JsonObject changes)
    {
        parent.Remove(name);
        return Merge(old, changes);
    }
}
