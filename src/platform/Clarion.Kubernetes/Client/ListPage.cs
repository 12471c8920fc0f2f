using System.Buffers;
using System.Text.Json;
using Clarion.Api;
using Clarion.Api.Meta;

namespace Clarion.Kubernetes.Client;

/// <summary>One page of a list.</summary>
internal sealed class ListPage<T>
    where T : class, IObject
{
    public List<T> Items { get; } = [];

    public List<UnreadableObject> Unreadable { get; } = [];

    /// <summary>The version of the whole list.</summary>
    public string ResourceVersion { get; private set; } = "";

    /// <summary>The token for the next page; null on the last.</summary>
    public string? Continue { get; private set; }

    /// <summary>Reads a page item by item, so that one that cannot be read does not spoil the others.</summary>
    /// <exception cref="JsonException">The page as a whole is no list.</exception>
    public static ListPage<T> Parse(ReadOnlySequence<byte> json, ObjectKind<T> kind)
    {
        var page = new ListPage<T>();
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("a list is an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMetadata = reader.ValueTextEquals("metadata"u8);
            var isItems = reader.ValueTextEquals("items"u8);
            reader.Read();
            if (isMetadata)
                page.ReadMetadata(ref reader);
            else if (isItems)
                page.ReadItems(ref reader, kind);
            else
                reader.Skip();
        }

        return page;
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        var metadata = JsonSerializer.Deserialize(ref reader, ApiJson.Default.ListMeta);
        ResourceVersion = metadata?.ResourceVersion ?? "";
        Continue = string.IsNullOrEmpty(metadata?.Continue) ? null : metadata.Continue;
    }

    private void ReadItems(ref Utf8JsonReader reader, ObjectKind<T> kind)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = reader;
            try
            {
                Items.Add(JsonSerializer.Deserialize(ref reader, kind.Json) ?? throw new JsonException("null"));
            }
            catch (JsonException exception)
            {
                reader = start;
                Unreadable.Add(UnreadableObject.Read(ref reader, exception.Message));
            }
        }
    }
}
