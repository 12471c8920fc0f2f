using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Clarion.Hub.Storage;

/// <summary>JSON nodes to and from what the server keeps.</summary>
internal static class JsonText
{
    // The readers are programs and terminals, not web pages: <, > and ' stay themselves.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 2 * HubLimits.DepthMax,
    };

    /// <summary>A node as UTF-8 JSON without blanks.</summary>
    public static byte[] Utf8(JsonNode node)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        Write(buffer, node);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes a node as UTF-8 JSON without blanks.</summary>
    public static void Write(IBufferWriter<byte> output, JsonNode node)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        node.WriteTo(writer);
    }

    /// <summary>Whether a value has more levels than <see cref="HubLimits.DepthMax"/>.</summary>
    public static bool IsTooDeep(JsonNode? node) => IsDeeper(node, HubLimits.DepthMax);

    /// <summary>The string under a name; empty when there is none or it is no string.</summary>
    public static string TextOrEmpty(this JsonObject fields, string name) =>
        fields[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    /// <summary>The metadata of an object; made when there is none.</summary>
    public static JsonObject Metadata(this JsonObject content)
    {
        if (content["metadata"] is JsonObject metadata)
            return metadata;
        metadata = [];
        content["metadata"] = metadata;
        return metadata;
    }

    private static bool IsDeeper(JsonNode? node, int levels) => node switch
    {
        JsonObject fields => levels == 0 || fields.Any(field => IsDeeper(field.Value, levels - 1)),
        JsonArray items => levels == 0 || items.Any(item => IsDeeper(item, levels - 1)),
        _ => false,
    };
}
