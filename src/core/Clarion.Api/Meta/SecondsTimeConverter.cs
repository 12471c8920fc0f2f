using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Clarion.Api.Meta;

/// <summary>meta.k8s.io/v1 Time: RFC 3339 in whole seconds with a Z.</summary>
public sealed class SecondsTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    }
}
