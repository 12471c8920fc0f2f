using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;

namespace Clarion.Hub.Storage;

/// <summary>An object as it was at one resource version; never changes.</summary>
internal sealed class StoredObject
{
    private StoredObject(HubKind kind, StoredMetadata metadata, long resourceVersion, byte[] json)
    {
        Kind = kind;
        Metadata = metadata;
        ResourceVersion = resourceVersion;
        Json = json;
        Path = $"{metadata.Namespace}/{metadata.Name}";
    }

    /// <summary>The kind in whose form it is stored.</summary>
    public HubKind Kind { get; }

    public StoredMetadata Metadata { get; }

    public long ResourceVersion { get; }

    /// <summary>The object as UTF-8 JSON, metadata.resourceVersion included.</summary>
    public byte[] Json { get; }

    /// <summary>NAMESPACE/NAME, or /NAME in the cluster: lists are in the order of its bytes.</summary>
    public string Path { get; }

    public string Namespace => Metadata.Namespace;

    public string Name => Metadata.Name;

    /// <summary>Makes the stored form. Writes the resource version into the content.</summary>
    public static StoredObject Of(HubKind kind, JsonObject content, long resourceVersion)
    {
        var metadata = content["metadata"]!.AsObject();
        metadata["resourceVersion"] = ResourceVersions.Text(resourceVersion);
        return new(kind, StoredMetadata.Of(metadata), resourceVersion, JsonText.Utf8(content));
    }

    /// <summary>The same content at another version.</summary>
    public StoredObject At(long resourceVersion) => Of(Kind, Parse(), resourceVersion);

    /// <summary>The content as nodes, the caller's to change.</summary>
    public JsonObject Parse() => JsonNode.Parse(Json)!.AsObject();
}
