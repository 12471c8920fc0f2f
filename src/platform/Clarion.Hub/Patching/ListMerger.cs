using System.Text.Json.Nodes;
using Clarion.Hub.Schemas;

namespace Clarion.Hub.Patching;

/// <summary>
/// Merges a list of objects by a key. New items come before those that were there, unless the patch gives an order: so
/// the API server does it.
/// </summary>
/// <param name="merge">The application that this is a part of.</param>
/// <param name="items">The schema of the items.</param>
/// <param name="key">The field that identifies an item.</param>
internal sealed class ListMerger(StrategicMerge merge, SchemaNode items, string key)
{
    public JsonArray Merge(JsonArray old, JsonArray patch, JsonArray? order)
    {
        var result = old.Objects().Select(item => item.DeepClone().AsObject()).ToList();
        if (patch.Objects().Any(item => item[PatchDirectives.Patch].AsText() == "replace" && !item.ContainsKey(key)))
            return new JsonArray([.. patch.Objects()
                .Where(item => !item.ContainsKey(PatchDirectives.Patch)).Select(StrategicMerge.Bare)]);
        List<JsonObject> added = [];
        foreach (var item in patch)
        {
            if (item is JsonObject changes && changes[key] is { } value)
                Item(result, added, changes, value);
            else
                merge.Refuse(new(500, null, $"map: {GoText.Of(item)} does not contain declared merge key: {key}"));
        }

        return Ordered([.. added, .. result], [.. added], order, key);
    }

    /// <summary>
    /// Puts items into the order that the patch gives; those that it does not name keep their places.
    /// </summary>
    public static JsonArray Ordered(IEnumerable<JsonNode?> items, JsonObject[] added, JsonArray? order, string key)
    {
        var list = items.OfType<JsonObject>().ToList();
        if (order is null)
            return Listed(list);
        var named = order.Objects().Select(item => CauseList.Text(item[key])).ToList();
        var inOrder = list.Where(item => named.Contains(CauseList.Text(item[key])))
            .OrderBy(item => named.IndexOf(CauseList.Text(item[key]))).ToList();
        var others = list.Except(inOrder).ToList();

        // What the patch does not know was added by somebody else: it stays behind the item that it stood behind.
        var before = list.Except(added).ToList();
        foreach (var other in others)
        {
            var at = before.IndexOf(other);
            var left = before.Take(at).Reverse().FirstOrDefault(inOrder.Contains);
            inOrder.Insert(left is null ? Leading(inOrder, others, other) : inOrder.IndexOf(left) + 1, other);
        }

        return Listed(inOrder);
    }

    private static int Leading(List<JsonObject> inOrder, List<JsonObject> others, JsonObject other) =>
        inOrder.TakeWhile(item => others.IndexOf(item) is var at && at >= 0 && at < others.IndexOf(other)).Count();

    private static JsonArray Listed(IEnumerable<JsonObject> list) =>
        new([.. list.Select(item => item.Parent is null ? item : item.DeepClone())]);

    private void Item(List<JsonObject> result, List<JsonObject> added, JsonObject changes, JsonNode value)
    {
        var at = result.FindIndex(item => JsonNode.DeepEquals(item[key], value));
        switch (changes[PatchDirectives.Patch].AsText())
        {
            case "delete":
                result.RemoveAll(item => JsonNode.DeepEquals(item[key], value));
                break;
            case not null and not ("merge" or "replace"):
                merge.Refuse(StrategicMerge.Unknown(changes));
                break;
            default:
                var next = merge.Fields(at < 0 ? [] : result[at], changes, items);
                if (at < 0)
                    added.Add(next);
                else
                    result[at] = next;
                break;
        }
    }
}
