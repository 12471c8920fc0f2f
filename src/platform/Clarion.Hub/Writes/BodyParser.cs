using System.Text.Json;
using System.Text.Json.Nodes;
using Clarion.Hub.Schemas;

namespace Clarion.Hub.Writes;

/// <summary>JSON to nodes, as Kubernetes reads it: a name may stand twice in an object, which is noted.</summary>
internal ref struct BodyParser
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = HubLimits.DepthMax };

    // Where the reader is: a field, or an item of a list. The text of it is made only for what is noted.
    private readonly Stack<(string? Field, int Item)> place = new();
    private readonly ReportedFields duplicates = new();
    private Utf8JsonReader reader;

    private BodyParser(ReadOnlySpan<byte> json) => reader = new(json, Options);

    /// <summary>Parses a text.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="problem">What is wrong with it; null when it was read.</param>
    public static ParsedBody Parse(ReadOnlySpan<byte> json, out string? problem)
    {
        var parser = new BodyParser(json);
        try
        {
            parser.reader.Read();
            var value = parser.Value();
            while (parser.reader.Read())
            {
            }

            problem = null;
            return new(value, parser.duplicates.Names);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            problem = json.IsEmpty ? "unexpected end of JSON input" : wrong.Message;
            return new(null, []);
        }
    }

    private JsonNode? Value() => reader.TokenType switch
    {
        JsonTokenType.StartObject => Object(),
        JsonTokenType.StartArray => Array(),
        JsonTokenType.String => JsonValue.Create(reader.GetString()),
        JsonTokenType.True => JsonValue.Create(true),
        JsonTokenType.False => JsonValue.Create(false),
        JsonTokenType.Number => Number(),
        _ => null,
    };

    private JsonObject Object()
    {
        var fields = new JsonObject();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (fields.ContainsKey(name) && !duplicates.IsFull)
                duplicates.Add(PathOfPlace(), name);
            reader.Read();
            place.Push((name, 0));
            fields[name] = Value();
            place.Pop();
        }

        return fields;
    }

    private JsonArray Array()
    {
        var items = new JsonArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            place.Push((null, items.Count));
            items.Add(Value());
            place.Pop();
        }

        return items;
    }

    private readonly JsonValue Number()
    {
        if (reader.TryGetInt64(out var whole))
            return JsonValue.Create(whole);
        return reader.TryGetDouble(out var number) && double.IsFinite(number)
            ? JsonValue.Create(number)
            : throw new JsonException("a number is too large for a float64");
    }

    private readonly string PathOfPlace() => place.Reverse().Aggregate("", (path, step) =>
        step.Field is { } field ? FieldPath.Field(path, field) : FieldPath.Item(path, step.Item));
}
