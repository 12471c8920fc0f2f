using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;
using Clarion.Hub.Storage;

namespace Clarion.Hub.Reads;

/// <summary>A stored object as a request wants to see it.</summary>
internal static class ObjectForm
{
    /// <summary>As UTF-8 JSON; what is stored, where nothing differs.</summary>
    /// <param name="kind">The kind and version asked for.</param>
    /// <param name="stored">The object.</param>
    /// <param name="isMetadata">Whether only its metadata is wanted.</param>
    public static ReadOnlyMemory<byte> Utf8(HubKind kind, StoredObject stored, bool isMetadata = false)
    {
        if (isMetadata)
            return JsonText.Utf8(MetadataOf(stored));
        return stored.Kind == kind ? stored.Json : JsonText.Utf8(Nodes(kind, stored));
    }

    /// <summary>As nodes.</summary>
    public static JsonObject Nodes(HubKind kind, StoredObject stored)
    {
        var content = stored.Parse();
        return stored.Kind == kind ? content : ObjectView.Of(kind, content);
    }

    private static JsonObject MetadataOf(StoredObject stored)
    {
        var content = stored.Parse();
        var metadata = content["metadata"];
        content.Remove("metadata");
        return new()
        {
            ["kind"] = "PartialObjectMetadata", ["apiVersion"] = "meta.k8s.io/v1", ["metadata"] = metadata,
        };
    }
}
