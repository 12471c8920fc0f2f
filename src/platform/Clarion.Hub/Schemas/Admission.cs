using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;

namespace Clarion.Hub.Schemas;

/// <summary>
/// What the API server does to an object between reading and storing it: drops what is unknown, fills in defaults,
/// checks every field, and takes from the stored object what a writer may not change. Metadata that the store gives
/// (uid, creationTimestamp, resourceVersion, generation) is the caller's to set on what comes out.
/// </summary>
internal static class Admission
{
    /// <summary>
    /// A new object. The caller has set metadata.name (also from generateName) and metadata.namespace. A status in the
    /// body is dropped where the kind has one of its own.
    /// </summary>
    /// <param name="kind">The kind and version of the path.</param>
    /// <param name="body">The object as it was sent; the caller does not use it afterwards.</param>
    public static Admitted Create(HubKind kind, JsonObject body) =>
        BodyIdentity.Check(kind, body) is { } refusal ? Admitted.Refused(refusal)
        : kind.IsCustom ? new CustomAdmission(kind).Create(body)
        : new CoreAdmission(kind).Create(body);

    /// <summary>
    /// The next state of a stored object. Metadata that only the store sets is taken from <paramref name="stored"/>,
    /// except metadata.resourceVersion, which stays as given for the caller to compare.
    /// </summary>
    /// <param name="kind">The kind and version of the path; <paramref name="stored"/> is in that version.</param>
    /// <param name="stored">The object as it is; not changed.</param>
    /// <param name="body">The whole object as it shall be; the caller does not use it afterwards.</param>
    /// <param name="path">Whether the main path or .../status was written.</param>
    public static Admitted Update(HubKind kind, JsonObject stored, JsonObject body, WrittenPath path) =>
        BodyIdentity.Check(kind, body) is { } refusal ? Admitted.Refused(refusal)
        : kind.IsCustom ? new CustomAdmission(kind).Update(stored, body, path)
        : new CoreAdmission(kind).Update(stored, body, path);

    /// <summary>
    /// Whether a change counts in metadata.generation: anything outside metadata and status (and for EndpointSlice the
    /// labels). Setting deletionTimestamp counts too, which is the caller's to add.
    /// </summary>
    public static bool ChangesGeneration(HubKind kind, JsonObject stored, JsonObject next)
    {
        if (!kind.HasGeneration)
            return false;
        if (kind == CoreKinds.EndpointSlice
            && !JsonNode.DeepEquals(stored.Object("metadata")?["labels"], next.Object("metadata")?["labels"]))
            return true;
        return Names(stored).Union(Names(next)).Any(name => !JsonNode.DeepEquals(stored[name], next[name]));
    }

    private static IEnumerable<string> Names(JsonObject value) =>
        value.Select(field => field.Key).Where(name => name is not ("metadata" or "status" or "apiVersion" or "kind"));
}
