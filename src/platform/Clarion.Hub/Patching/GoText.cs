using System.Text.Json.Nodes;
using Clarion.Hub.Schemas;

namespace Clarion.Hub.Patching;

/// <summary>JSON as Go prints a map: <c>map[name:z port:80]</c>.</summary>
internal static class GoText
{
    public static string Of(JsonNode? value) => value switch
    {
        null => "<nil>",
        JsonObject map => $"map[{string.Join(' ', map.OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => $"{field.Key}:{Of(field.Value)}"))}]",
        JsonArray list => $"[{string.Join(' ', list.Select(Of))}]",
        _ => value.AsText() ?? value.ToJsonString(),
    };
}
