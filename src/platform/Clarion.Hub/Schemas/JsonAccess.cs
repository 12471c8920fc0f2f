using System.Text.Json;
using System.Text.Json.Nodes;

namespace Clarion.Hub.Schemas;

/// <summary>Short ways through JSON of which nothing is certain: what is absent or of another type is null.</summary>
internal static class JsonAccess
{
    public static JsonObject? Object(this JsonObject? value, string name) => value?[name] as JsonObject;

    public static JsonArray? Array(this JsonObject? value, string name) => value?[name] as JsonArray;

    /// <summary>The text of a field; null where it is absent, empty or no text.</summary>
    public static string? TextOf(this JsonObject? value, string name) =>
        value?[name].AsText() is { Length: > 0 } text ? text : null;

    /// <summary>The number of a field; null where it is absent or no whole number.</summary>
    public static long? Number(this JsonObject? value, string name) => value?[name].AsNumber();

    public static bool? Flag(this JsonObject? value, string name) => value?[name] is JsonValue flag
        ? flag.GetValueKind() switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null }
        : null;

    public static string? AsText(this JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static long? AsNumber(this JsonNode? node) => node is JsonValue value
        && value.GetValueKind() == JsonValueKind.Number && Numbers.TryReadWhole(value, out var number) ? number : null;

    /// <summary>The object of a field, made where there is none.</summary>
    public static JsonObject Make(this JsonObject value, string name)
    {
        if (value[name] is JsonObject found)
            return found;
        var made = new JsonObject();
        value[name] = made;
        return made;
    }

    /// <summary>Removes fields all at once: each removal by itself would move all that follow.</summary>
    public static void RemoveAll(this JsonObject value, IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
            return;
        var gone = names.ToHashSet(StringComparer.Ordinal);
        var rest = value.Where(field => !gone.Contains(field.Key)).ToList();
        value.Clear();
        foreach (var (name, field) in rest)
            value.Add(name, field);
    }

    /// <summary>Gives a field a value where it has none, or an empty text.</summary>
    public static void Fill(this JsonObject value, string name, JsonNode fallback)
    {
        if (value[name] is null || value[name].AsText() is "")
            value[name] = fallback;
    }

    public static IEnumerable<JsonObject> Objects(this JsonArray? list) => list?.OfType<JsonObject>() ?? [];

    public static IEnumerable<string> Texts(this JsonArray? list) =>
        list?.Select(item => item.AsText()).OfType<string>() ?? [];
}
