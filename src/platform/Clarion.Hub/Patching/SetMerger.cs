using System.Text.Json.Nodes;
using Clarion.Hub.Schemas;

namespace Clarion.Hub.Patching;

/// <summary>Merges a list of texts as a set, for example finalizers: new ones first.</summary>
internal static class SetMerger
{
    public static JsonArray Merge(JsonArray old, JsonArray patch, JsonArray? deleted, JsonArray? order)
    {
        var gone = deleted.Texts().ToHashSet(StringComparer.Ordinal);
        var given = order.Texts().ToList();
        var merged = patch.Texts().Except(old.Texts()).Concat(old.Texts()).Distinct(StringComparer.Ordinal)
            .Where(text => !gone.Contains(text));
        var result = given.Count == 0
            ? merged
            : merged.OrderBy(text => given.IndexOf(text) is var at && at < 0 ? given.Count : at);
        return new JsonArray([.. result.Select(text => (JsonNode)text)]);
    }
}
