using System.Text.Json.Nodes;
using Clarion.Hub.Schemas;

namespace Clarion.Hub.Patching;

/// <summary>One application of a strategic merge patch.</summary>
/// <param name="whole">The whole patch, for what is said about it.</param>
internal sealed class StrategicMerge(JsonObject whole)
{
    /// <summary>What is wrong with the patch; the result is worth nothing then.</summary>
    public Refusal? Problem { get; private set; }

    /// <summary>Merges one object; the target is owned and has no parent.</summary>
    public JsonObject Fields(JsonObject target, JsonObject patch, SchemaNode schema)
    {
        if (patch.ContainsKey(PatchDirectives.Patch))
        {
            switch (patch[PatchDirectives.Patch].AsText())
            {
                case "replace":
                    return Bare(patch);
                case "delete":
                    return [];
                case "merge":
                    break;
                default:
                    Problem ??= Unknown(patch);
                    return target;
            }
        }

        if (patch.Array(PatchDirectives.RetainKeys) is { } retained)
        {
            var stay = retained.Texts().ToHashSet(StringComparer.Ordinal);
            foreach (var name in target.Select(field => field.Key).Where(name => !stay.Contains(name)).ToList())
                target.Remove(name);
        }

        foreach (var (name, value) in patch)
        {
            if (!PatchDirectives.IsOne(name))
                Field(target, name, value, patch, NodeOf(schema, name));
        }

        DirectivesAlone(target, patch, schema);
        return target;
    }

    private static SchemaNode NodeOf(SchemaNode schema, string name) =>
        (schema.Type == SchemaType.Map ? schema.Items : schema.Fields.GetValueOrDefault(name)) ?? SchemaNode.Anything;

    private void Field(JsonObject target, string name, JsonNode? value, JsonObject patch, SchemaNode node)
    {
        var old = target[name];
        target.Remove(name);
        switch (value)
        {
            case null:
                break;
            case JsonObject when node.Type == SchemaType.Array:
                Problem ??= NotRestored();
                break;
            case JsonObject changes:
                target[name] = Fields(old as JsonObject ?? [], changes, node);
                break;
            case JsonArray list when node.Merge is { } merge:
                var order = patch.Array(PatchDirectives.SetElementOrder + name);
                var merged = merge.Key is { } key
                    ? new ListMerger(this, node.Items!, key).Merge(old as JsonArray ?? [], list, order)
                    : SetMerger.Merge(
                        old as JsonArray ?? [],
                        list,
                        patch.Array(PatchDirectives.DeleteFromPrimitiveList + name),
                        order);
                target[name] = merged;
                break;
            case JsonArray list:
                target[name] = list.DeepClone();
                break;
            default:
                target[name] = value.DeepClone();
                break;
        }
    }

    /// <summary>Directives about lists that the patch itself does not name.</summary>
    private static void DirectivesAlone(JsonObject target, JsonObject patch, SchemaNode schema)
    {
        foreach (var (directive, value) in patch)
        {
            var isDelete = directive.StartsWith(PatchDirectives.DeleteFromPrimitiveList, StringComparison.Ordinal);
            if (!isDelete && !directive.StartsWith(PatchDirectives.SetElementOrder, StringComparison.Ordinal))
                continue;
            var name = directive[(directive.IndexOf('/', StringComparison.Ordinal) + 1)..];
            if (patch.ContainsKey(name) || target.Array(name) is not { } old || value is not JsonArray list)
                continue;
            target.Remove(name);
            var key = NodeOf(schema, name).Merge?.Key;
            target[name] = isDelete || key is null
                ? SetMerger.Merge(old, [], isDelete ? list : null, isDelete ? null : list)
                : ListMerger.Ordered(old, [], list, key);
        }
    }

    /// <summary>A copy without directives: what the patch says as a value.</summary>
    internal static JsonObject Bare(JsonObject patch)
    {
        var bare = new JsonObject();
        foreach (var (name, value) in patch)
        {
            if (!PatchDirectives.IsOne(name))
                bare[name] = value is JsonObject inner ? Bare(inner) : value?.DeepClone();
        }

        return bare;
    }

    internal static Refusal Unknown(JsonObject patch) => new(
        500, null, $"unknown patch type: {patch[PatchDirectives.Patch]} in map: {GoText.Of(patch)}");

    internal void Refuse(Refusal problem) => Problem ??= problem;

    private Refusal NotRestored()
    {
        var causes = new CauseList();
        causes.Invalid("patch", GoText.Of(whole), "cannot restore slice from map");
        return new(422, "Invalid", $" \"\" is invalid: {causes.All[0]}") { Causes = causes.All };
    }
}
