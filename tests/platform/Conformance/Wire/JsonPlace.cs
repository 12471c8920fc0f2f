using System.Globalization;
using System.Text.Json.Nodes;

namespace Clarion.Tests.Platform.Conformance.Wire;

/// <summary>Values within JSON, as text that a test can compare.</summary>
internal static class JsonPlace
{
    /// <summary>
    /// What is there: a string's or number's text, compact JSON with sorted keys of an object or array, null if absent.
    /// </summary>
    /// <param name="node">Where to begin.</param>
    /// <param name="place">Names of fields and numbers of items.</param>
    public static string? At(this JsonNode? node, params ReadOnlySpan<string> place)
    {
        foreach (var step in place)
        {
            node = node switch
            {
                JsonObject fields => fields[step],
                JsonArray items when int.TryParse(step, CultureInfo.InvariantCulture, out var number)
                    && number < items.Count => items[number],
                _ => null,
            };
        }

        return node is JsonValue ? node.ToString() : Sorted(node)?.ToJsonString();
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => KeyValuePair.Create(field.Key, Sorted(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
