using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Clarion.Hub.Writes;

/// <summary>JSON to nodes, as Kubernetes reads it: a name may stand twice in an object, which is noted.</summary>
internal ref struct BodyParser
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 100 };

    private readonly List<string> duplicates = [];
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
            var value = parser.Value("");
            while (parser.reader.Read())
            {
            }

            problem = null;
            return new(value, parser.duplicates);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            problem = json.IsEmpty ? "unexpected end of JSON input" : wrong.Message;
            return new(null, []);
        }
    }

    private JsonNode? Value(string path) => reader.TokenType switch
    {
        JsonTokenType.StartObject => Object(path),
        JsonTokenType.StartArray => Array(path),
        JsonTokenType.String => JsonValue.Create(reader.GetString()),
        JsonTokenType.True => JsonValue.Create(true),
        JsonTokenType.False => JsonValue.Create(false),
        JsonTokenType.Number when reader.TryGetInt64(out var whole) => JsonValue.Create(whole),
        JsonTokenType.Number => JsonValue.Create(reader.GetDouble()),
        _ => null,
    };

    private JsonObject Object(string path)
    {
        var fields = new JsonObject();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var below = path.Length == 0 ? name : $"{path}.{name}";
            reader.Read();
            if (fields.ContainsKey(name))
                duplicates.Add(below);
            fields[name] = Value(below);
        }

        return fields;
    }

    private JsonArray Array(string path)
    {
        var items = new JsonArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(Value(string.Create(CultureInfo.InvariantCulture, $"{path}[{items.Count}]")));
        return items;
    }
}
