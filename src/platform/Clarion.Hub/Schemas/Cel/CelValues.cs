using System.Text.Json;
using System.Text.Json.Nodes;

namespace Clarion.Hub.Schemas.Cel;

/// <summary>JSON as values of CEL, and how those compare.</summary>
internal static class CelValues
{
    public static object? Of(JsonNode? node) => node switch
    {
        null => null,
        JsonObject value => value,
        JsonArray list => list.Select(Of).ToList(),
        JsonValue value => Scalar(value),
        _ => new CelError("a node of an unknown type"),
    };

    public static bool AreEqual(object? a, object? b) => (a, b) switch
    {
        (JsonObject x, JsonObject y) => JsonNode.DeepEquals(x, y),
        (List<object?> x, List<object?> y) =>
            x.Count == y.Count && x.Zip(y).All(pair => AreEqual(pair.First, pair.Second)),
        _ => Equals(a, b),
    };

    /// <summary>The order of two values, or null where they have none.</summary>
    public static int? Compare(object? a, object? b) => (a, b) switch
    {
        (long x, long y) => x.CompareTo(y),
        (TimeSpan x, TimeSpan y) => x.CompareTo(y),
        (string x, string y) => string.CompareOrdinal(x, y),
        _ => null,
    };

    private static object? Scalar(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => Numbers.TryReadWhole(value, out var number) ? number : new CelError("a number that is not whole"),
    };
}
