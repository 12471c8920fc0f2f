using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Clarion.Kubernetes.Client;

/// <summary>A change to a part of an object, so that what others wrote stays.</summary>
public sealed record Patch
{
    private Patch(string mediaType, ReadOnlyMemory<byte> body) => (MediaType, Body) = (mediaType, body);

    /// <summary>What kind of patch it is, as the API server is told.</summary>
    public string MediaType { get; }

    /// <summary>The patch as UTF-8 JSON.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Null for the object itself, or for example <c>status</c>.</summary>
    public string? Subresource { get; init; }

    /// <summary>Only for a server-side apply: under which name the fields are owned.</summary>
    public string? FieldManager { get; private init; }

    /// <summary>Only for a server-side apply: whether fields are taken from other managers.</summary>
    public bool Force { get; private init; }

    /// <summary>JSON merge patch (RFC 7386): null removes a key, arrays are replaced whole. With
    /// <c>metadata.resourceVersion</c> in it, the write fails with Conflict when the object changed.</summary>
    public static Patch Merge(JsonNode body) => Merge(Encode(body));

    /// <inheritdoc cref="Merge(JsonNode)"/>
    public static Patch Merge(ReadOnlyMemory<byte> body) => new("application/merge-patch+json", body);

    /// <summary>JSON patch (RFC 6902). A failed <c>test</c> is answered with Invalid, not Conflict.</summary>
    public static Patch Json(JsonArray operations) => Json(Encode(operations));

    /// <inheritdoc cref="Json(JsonArray)"/>
    public static Patch Json(ReadOnlyMemory<byte> operations) => new("application/json-patch+json", operations);

    /// <summary>Server-side apply: creates what is absent. The body needs apiVersion, kind and metadata.name.</summary>
    public static Patch Apply(JsonNode body, string fieldManager, bool force) =>
        Apply(Encode(body), fieldManager, force);

    /// <inheritdoc cref="Apply(JsonNode, string, bool)"/>
    public static Patch Apply(ReadOnlyMemory<byte> body, string fieldManager, bool force) =>
        new("application/apply-patch+yaml", body) { FieldManager = fieldManager, Force = force };

    private static ReadOnlyMemory<byte> Encode(JsonNode body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            body.WriteTo(writer);
        return buffer.WrittenMemory;
    }
}
