using System.Text.Json;
using Clarion.Api;
using Clarion.Api.Meta;

namespace Clarion.Kubernetes.Client;

/// <summary>One page of a list.</summary>
/// <param name="Metadata">As the API server answered it.</param>
/// <param name="Items">What could be read.</param>
/// <param name="Unreadable">What could not.</param>
internal sealed record ListPage<T>(
    ListMeta Metadata, IReadOnlyList<T> Items, IReadOnlyList<UnreadableObject> Unreadable)
    where T : class, IObject
{
    /// <summary>The version of the whole list.</summary>
    public string ResourceVersion => Metadata.ResourceVersion ?? "";

    /// <summary>The token for the next page; null on the last.</summary>
    public string? Continue => string.IsNullOrEmpty(Metadata.Continue) ? null : Metadata.Continue;

    /// <summary>Reads a page; an item that cannot be read does not spoil the others.</summary>
    /// <exception cref="JsonException">The page as a whole is no list.</exception>
    public static ListPage<T> Parse(ReadOnlySpan<byte> json, ObjectKind<T> kind)
    {
        try
        {
            var list = JsonSerializer.Deserialize(json, kind.ListJson);
            if (list?.Items.All(item => item is not null) == true)
                return new(list.Metadata, list.Items, []);
        }
        catch (JsonException)
        {
            // Something in it cannot be read; item by item, which takes twice as long, says what.
        }

        return ParseEach(json, kind);
    }

    private static ListPage<T> ParseEach(ReadOnlySpan<byte> json, ObjectKind<T> kind)
    {
        var metadata = new ListMeta();
        var (items, unreadable) = (new List<T>(), new List<UnreadableObject>());
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("a list is an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMetadata = reader.ValueTextEquals("metadata"u8);
            var isItems = reader.ValueTextEquals("items"u8);
            reader.Read();
            if (isMetadata)
                metadata = JsonSerializer.Deserialize(ref reader, ApiJson.Default.ListMeta) ?? metadata;
            else if (isItems)
                ReadItems(ref reader, kind, items, unreadable);
            else
                reader.Skip();
        }

        return new(metadata, items, unreadable);
    }

    private static void ReadItems(
        ref Utf8JsonReader reader, ObjectKind<T> kind, List<T> items, List<UnreadableObject> unreadable)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = reader;
            try
            {
                items.Add(JsonSerializer.Deserialize(ref reader, kind.Json) ?? throw new JsonException("null"));
            }
            catch (JsonException exception)
            {
                reader = start;
                unreadable.Add(UnreadableObject.Read(ref reader, exception.Message));
            }
        }
    }
}
