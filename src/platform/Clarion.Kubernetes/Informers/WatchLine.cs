using System.Buffers;
using System.Text.Json;
using Clarion.Api;
using Clarion.Api.Meta;
using Clarion.Kubernetes.Client;

namespace Clarion.Kubernetes.Informers;

/// <summary>Reads a line of a watch straight from the buffers that it arrived in.</summary>
internal static class WatchLine
{
    private enum Type
    {
        Unknown,
        Changed,
        Deleted,
        Bookmark,
        Error,
    }

    /// <summary>Reads a line.</summary>
    /// <param name="line">One JSON object, complete.</param>
    /// <param name="kind">What it is about.</param>
    /// <param name="operation">The watch, for messages.</param>
    /// <param name="watchEvent">What it says.</param>
    /// <returns>False when it is no JSON, or no event.</returns>
    public static bool TryParse<T>(
        in ReadOnlySequence<byte> line, ObjectKind<T> kind, ApiOperation operation, out WatchEvent<T> watchEvent)
        where T : class, IObject
    {
        watchEvent = default;
        try
        {
            var reader = new Utf8JsonReader(line);
            if (!TryFindObject(ref reader, out var type))
                return false;
            watchEvent = type switch
            {
                Type.Bookmark => ReadBookmark<T>(ref reader),
                Type.Error => ReadError<T>(ref reader, operation),
                _ => ReadObject(ref reader, kind, type),
            };
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Finds the type and the object, in whatever order; leaves the reader at the object's start.</summary>
    private static bool TryFindObject(ref Utf8JsonReader reader, out Type type)
    {
        type = Type.Unknown;
        Utf8JsonReader start = default;
        var hasStart = false;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            var isObject = reader.ValueTextEquals("object"u8);
            reader.Read();
            if (isType)
                type = TypeOf(ref reader);
            if (isObject && reader.TokenType == JsonTokenType.StartObject)
            {
                start = reader;
                hasStart = true;
            }

            if (hasStart && type != Type.Unknown)
            {
                reader = start;
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    private static Type TypeOf(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("MODIFIED"u8) || reader.ValueTextEquals("ADDED"u8))
            return Type.Changed;
        if (reader.ValueTextEquals("DELETED"u8))
            return Type.Deleted;
        if (reader.ValueTextEquals("BOOKMARK"u8))
            return Type.Bookmark;
        return reader.ValueTextEquals("ERROR"u8) ? Type.Error : Type.Unknown;
    }

    private static WatchEvent<T> ReadObject<T>(ref Utf8JsonReader reader, ObjectKind<T> kind, Type type)
        where T : class, IObject
    {
        var start = reader;
        try
        {
            var read = JsonSerializer.Deserialize(ref reader, kind.Json) ?? throw new JsonException("null");
            var version = read.Metadata.ResourceVersion ?? "";
            return type == Type.Deleted ? new(version) { Deleted = read } : new(version) { Changed = read };
        }
        catch (JsonException exception)
        {
            var unreadable = UnreadableObject.Read(ref start, exception.Message);
            return new(unreadable.ResourceVersion) { Unreadable = unreadable, IsDeletion = type == Type.Deleted };
        }
    }

    private static WatchEvent<T> ReadBookmark<T>(ref Utf8JsonReader reader)
        where T : class, IObject
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var metadata = document.RootElement.GetProperty("metadata");
        var isInitialEnd = metadata.TryGetProperty("annotations", out var annotations)
            && annotations.TryGetProperty("k8s.io/initial-events-end", out var end)
            && end.ValueEquals("true"u8);
        return new(metadata.GetProperty("resourceVersion").GetString() ?? "") { IsInitialEnd = isInitialEnd };
    }

    private static WatchEvent<T> ReadError<T>(ref Utf8JsonReader reader, ApiOperation operation)
        where T : class, IObject
    {
        var status = JsonSerializer.Deserialize(ref reader, ApiJson.Default.Status) ?? new();
        return new("") { Error = ErrorReader.FromStatus(operation, status, status.Code ?? 0, null) };
    }
}
