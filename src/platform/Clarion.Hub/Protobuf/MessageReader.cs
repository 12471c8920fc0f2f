using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Clarion.Hub.Schemas;

namespace Clarion.Hub.Protobuf;

/// <summary>
/// Reads a message by the field numbers of its schema. What Go sends for a field that nobody set (an empty text, zero,
/// an empty time) is left out, as its JSON would; unknown numbers are passed over.
/// </summary>
internal static class MessageReader
{
    /// <summary>Messages in messages; Kubernetes' own nest about ten deep.</summary>
    private const int DepthMax = 20;

    public static bool TryRead(ReadOnlySpan<byte> message, SchemaNode schema, JsonObject value, int depth)
    {
        if (depth > DepthMax)
            return false;
        var reader = new WireReader(message);
        while (!reader.IsAtEnd)
        {
            if (!reader.TryRead(out var number, out var wire, out var bytes))
                return false;
            foreach (var (name, field) in schema.Fields)
            {
                if (field.WireNumber == number && !TryField(value, name, field, wire, bytes, depth))
                    return false;
            }
        }

        return true;
    }

    private static bool TryField(
        JsonObject value, string name, SchemaNode field, WireValue wire, ReadOnlySpan<byte> bytes, int depth)
    {
        if (field.Type == SchemaType.Array)
        {
            if (!TryValue(field.Items!, wire, bytes, keepsZero: true, depth, out var item))
                return false;
            if (value[name] is not JsonArray list)
                value[name] = list = [];
            list.Add(item);
            return true;
        }

        if (field.Type == SchemaType.Map)
            return wire.HasLength && TryEntry(value.Make(name), field.Items!, bytes, depth);
        if (!TryValue(field, wire, bytes, field.KeepsZero, depth, out var node))
            return false;
        if (node is not null)
            value[name] = node;
        return true;
    }

    // A map is a list of messages {key 1, value 2}.
    private static bool TryEntry(JsonObject map, SchemaNode values, ReadOnlySpan<byte> entry, int depth)
    {
        var (key, value) = ("", (JsonNode)"");
        var reader = new WireReader(entry);
        while (!reader.IsAtEnd)
        {
            if (!reader.TryRead(out var number, out var wire, out var bytes))
                return false;
            if (number == 1)
                key = Encoding.UTF8.GetString(bytes);
            else if (number == 2 && !TryValue(values, wire, bytes, keepsZero: true, depth, out value!))
                return false;
        }

        map[key] = value;
        return true;
    }

    private static bool TryValue(
        SchemaNode schema, WireValue wire, ReadOnlySpan<byte> bytes, bool keepsZero, int depth, out JsonNode? value)
    {
        value = null;
        switch (schema.Type)
        {
            case SchemaType.Boolean when !wire.HasLength:
                value = keepsZero || wire.Number != 0 ? wire.Number != 0 : null;
                return true;
            case SchemaType.Integer when !wire.HasLength:
                value = keepsZero || wire.Number != 0 ? (long)wire.Number : null;
                return true;
            case SchemaType.IntegerOrString when wire.HasLength:
                return TryIntegerOrString(bytes, out value);
            case SchemaType.String when wire.HasLength && schema.Format == "date-time":
                return TryTime(bytes, out value);
            case SchemaType.String when wire.HasLength && schema.Format == "byte":
                value = Convert.ToBase64String(bytes);
                return true;
            case SchemaType.String when wire.HasLength:
                value = keepsZero || !bytes.IsEmpty ? Encoding.UTF8.GetString(bytes) : null;
                return true;
            case SchemaType.Object when wire.HasLength:
                var inner = new JsonObject();
                value = inner;
                return TryRead(bytes, schema, inner, depth + 1);
            default:
                return false;
        }
    }

    // IntOrString: type 1 (0: the number, 1: the text), number 2, text 3.
    private static bool TryIntegerOrString(ReadOnlySpan<byte> message, out JsonNode? value)
    {
        value = null;
        var (isText, number, text) = (false, 0, "");
        var reader = new WireReader(message);
        while (!reader.IsAtEnd)
        {
            if (!reader.TryRead(out var field, out var wire, out var bytes))
                return false;
            if (field == 1)
                isText = wire.Number == 1;
            else if (field == 2)
                number = (int)wire.Number;
            else if (field == 3)
                text = Encoding.UTF8.GetString(bytes);
        }

        value = isText ? text.Length > 0 ? text : null : number != 0 ? number : null;
        return true;
    }

    // Time: seconds 1, nanoseconds 2; a time that nobody set is an empty message.
    private static bool TryTime(ReadOnlySpan<byte> message, out JsonNode? value)
    {
        value = null;
        var reader = new WireReader(message);
        while (!reader.IsAtEnd)
        {
            if (!reader.TryRead(out var field, out var wire, out _))
                return false;
            var seconds = (long)wire.Number;
            if (field == 1 && seconds is > 0 and < 253402300800)
                value = DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime
                    .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        }

        return true;
    }
}
