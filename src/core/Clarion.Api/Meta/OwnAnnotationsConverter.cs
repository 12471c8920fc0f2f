using System.Text.Json;
using System.Text.Json.Serialization;
using Clarion.Api.Vocabulary;

namespace Clarion.Api.Meta;

/// <summary>Reads only the annotations that Clarion gives a meaning to; writes all it is given.</summary>
public sealed class OwnAnnotationsConverter : JsonConverter<IReadOnlyDictionary<string, string>>
{
    public override IReadOnlyDictionary<string, string>? Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("annotations must be an object of strings");
        Dictionary<string, string>? kept = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
                throw new JsonException($"annotation {name} must be a string");
            if (Annotations.IsOurs(name))
                (kept ??= new(StringComparer.Ordinal))[name] = reader.GetString()!;
        }

        return kept;
    }

    public override void Write(
        Utf8JsonWriter writer, IReadOnlyDictionary<string, string> value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        foreach (var (name, text) in value)
            writer.WriteString(name, text);
        writer.WriteEndObject();
    }
}
