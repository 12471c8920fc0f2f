using System.Text.Json.Serialization;

namespace Clarion.Api.Meta;

/// <summary>The part of Kubernetes <c>metadata</c> that Clarion reads or writes.</summary>
public sealed record ObjectMeta
{
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>Empty for cluster-scoped kinds.</summary>
    public string? Namespace { get; init; }

    public string? GenerateName { get; init; }

    public string? Uid { get; init; }

    /// <summary>Opaque; compare for equality only, except as KEP-5504 allows within one kind.</summary>
    public string? ResourceVersion { get; init; }

    public long? Generation { get; init; }

    public DateTimeOffset? CreationTimestamp { get; init; }

    public DateTimeOffset? DeletionTimestamp { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>
    /// Only the annotations whose prefix Clarion knows (<see cref="OwnAnnotationsConverter"/>): others can be large
    /// and are not ours, which is also why a shared object is patched and never written back.
    /// </summary>
    [JsonConverter(typeof(OwnAnnotationsConverter))]
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    public IReadOnlyList<OwnerReference>? OwnerReferences { get; init; }

    /// <summary>Namespace and name.</summary>
    [JsonIgnore]
    public ObjectKey Key => new(Namespace ?? "", Name);
}
