using System.Globalization;
using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;
using Clarion.Hub.Schemas;
using Clarion.Hub.Storage;

namespace Clarion.Hub.Writes;

/// <summary>The part of metadata that only the server writes.</summary>
internal static class MetadataKeeper
{
    // The order of kube-apiserver's own types: kubectl shows objects as they come.
    private static readonly string[] Order =
    [
        "name", "generateName", "namespace", "uid", "resourceVersion", "generation", "creationTimestamp",
        "deletionTimestamp", "deletionGracePeriodSeconds", "labels", "annotations", "ownerReferences", "finalizers",
    ];

    private static readonly string[] ServerOnly =
        ["selfLink", "deletionTimestamp", "deletionGracePeriodSeconds", "resourceVersion", "managedFields"];

    /// <summary>RFC 3339 in seconds, as all times of metadata are.</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Gives a new object its identity.</summary>
    public static void Begin(HubKind kind, JsonObject content, DateTimeOffset now)
    {
        var metadata = content.Metadata();
        foreach (var field in ServerOnly)
            metadata.Remove(field);
        metadata["uid"] = ObjectNames.Uid();
        metadata["creationTimestamp"] = Time(now);
        if (kind.HasGeneration)
            metadata["generation"] = 1;
        else
            metadata.Remove("generation");
    }

    /// <summary>Takes the server's part from the stored object and counts the generation.</summary>
    public static void Continue(HubKind kind, JsonObject stored, JsonObject next)
    {
        var (before, metadata) = (stored.Metadata(), next.Metadata());
        foreach (var field in new[]
            { "uid", "creationTimestamp", "resourceVersion", "deletionTimestamp", "deletionGracePeriodSeconds" })
        {
            if (before[field] is { } value)
                metadata[field] = value.DeepClone();
            else
                metadata.Remove(field);
        }

        metadata.Remove("managedFields");
        metadata.Remove("selfLink");
        if (!kind.HasGeneration)
            return;
        metadata["generation"] = GenerationOf(stored) + (Admission.ChangesGeneration(kind, stored, next) ? 1 : 0);
    }

    /// <summary>Marks an object whose deletion begins.</summary>
    public static void MarkDeleted(HubKind kind, JsonObject content, DateTimeOffset at, int graceSeconds)
    {
        var metadata = content.Metadata();
        metadata["deletionTimestamp"] = Time(at);
        metadata["deletionGracePeriodSeconds"] = graceSeconds;
        if (kind.HasGeneration)
            metadata["generation"] = GenerationOf(content) + 1;
    }

    /// <summary>Puts kind, apiVersion and metadata first, and metadata's fields into their order.</summary>
    public static JsonObject Arrange(JsonObject content)
    {
        var (metadata, arranged) = (content.Metadata(), new JsonObject());
        var others = metadata.Select(field => field.Key).Except(Order);
        foreach (var field in Order.Where(metadata.ContainsKey).Concat(others).ToList())
        {
            var value = metadata[field];
            metadata.Remove(field);
            arranged[field] = value;
        }

        content.Remove("metadata");
        var whole = new JsonObject
        {
            ["kind"] = content.TextOrEmpty("kind"),
            ["apiVersion"] = content.TextOrEmpty("apiVersion"),
            ["metadata"] = arranged,
        };
        foreach (var (field, value) in content.ToList())
        {
            content.Remove(field);
            if (!whole.ContainsKey(field))
                whole[field] = value;
        }

        return whole;
    }

    /// <summary>The finalizers of metadata.</summary>
    public static IReadOnlyList<string> FinalizersOf(JsonObject content) =>
        content.Metadata()["finalizers"] is JsonArray finalizers
            ? [.. finalizers.OfType<JsonValue>().Select(finalizer => finalizer.ToString())]
            : [];

    private static long GenerationOf(JsonObject content) =>
        content.Metadata()["generation"] is JsonValue value && value.TryGetValue<long>(out var generation)
            ? generation
            : 1;
}
