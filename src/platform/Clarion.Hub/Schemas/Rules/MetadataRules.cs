using System.Text;
using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;

namespace Clarion.Hub.Schemas.Rules;

/// <summary>The metadata of every object: what a writer may set, and its form.</summary>
internal static class MetadataRules
{
    /// <summary>Bytes of all annotations of an object together, keys and values.</summary>
    public const int AnnotationBytesMax = 256 * 1024;

    private static readonly string[] StandardFinalizers = ["kubernetes", "orphan", "foregroundDeletion"];

    /// <summary>Set by the store alone; a writer's value is replaced by the stored one.</summary>
    private static readonly string[] OfTheStore =
    [
        "name", "namespace", "generateName", "uid", "creationTimestamp", "generation", "deletionTimestamp",
        "deletionGracePeriodSeconds",
    ];

    /// <summary>Drops what a new object may not bring along.</summary>
    public static void PrepareNew(JsonObject metadata, HubKind kind)
    {
        foreach (var name in (string[])["uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds"])
            metadata.Remove(name);
        if (kind.HasGeneration)
            metadata.Remove("generation");
        Tidy(metadata);
    }

    /// <summary>Takes from the stored object what a writer may not change, after saying where one tried to.</summary>
    public static void PrepareNext(JsonObject metadata, JsonObject stored, CauseList causes)
    {
        foreach (var name in (string[])["uid", "deletionTimestamp"])
        {
            if (metadata.TextOf(name) is { } given && given != stored.TextOf(name))
                causes.Invalid(FieldPath.Field("metadata", name), given, "field is immutable");
        }

        foreach (var name in OfTheStore)
        {
            if (stored[name] is { } value)
                metadata[name] = value.DeepClone();
            else
                metadata.Remove(name);
        }

        Tidy(metadata);
        CheckNewFinalizers(metadata, stored, causes);
    }

    /// <summary>Checks names, labels, annotations, finalizers and owners.</summary>
    public static void Check(JsonObject metadata, HubKind kind, CauseList causes)
    {
        var prefix = metadata.TextOf("generateName");
        if (metadata.TextOf("name") is not { } name)
            causes.Required("metadata.name", "name or generateName is required");
        else
            CheckNames(kind, prefix, name, causes);
        CheckLabels(metadata.Object("labels"), "metadata.labels", causes);
        CheckAnnotations(metadata.Object("annotations"), causes);
        CheckFinalizers(metadata.Array("finalizers"), kind, causes);
        CheckOwners(metadata.Array("ownerReferences"), causes);
    }

    /// <summary>Checks labels, or a selector that has their form.</summary>
    public static void CheckLabels(JsonObject? labels, string path, CauseList causes)
    {
        foreach (var (key, value) in labels ?? [])
        {
            foreach (var problem in NameRules.Qualified(key))
                causes.Invalid(path, key, problem);
            foreach (var problem in NameRules.LabelValue(value.AsText() ?? ""))
                causes.Invalid(path, value, problem);
        }
    }

    private static void CheckNames(HubKind kind, string? prefix, string name, CauseList causes)
    {
        // A prefix may end with what a name may not end with.
        if (prefix is not null)
        {
            var stem = prefix.TrimEnd('-') is { Length: > 0 } trimmed ? trimmed : prefix;
            foreach (var problem in NameProblems(kind, stem))
                causes.Invalid("metadata.generateName", prefix, problem);
        }

        foreach (var problem in NameProblems(kind, name))
            causes.Invalid("metadata.name", name, problem);
    }

    private static IEnumerable<string> NameProblems(HubKind kind, string name)
    {
        if (kind == CoreKinds.Service || kind == CoreKinds.Namespace)
            return NameRules.LabelOfObject(name);
        return kind.StoredAs == CoreKinds.Event.StoredAs ? NameRules.PathSegment(name) : NameRules.Subdomain(name);
    }

    private static void CheckAnnotations(JsonObject? annotations, CauseList causes)
    {
        var bytes = 0;
        foreach (var (key, value) in annotations ?? [])
        {
            foreach (var problem in NameRules.Qualified(key.ToLowerInvariant()))
                causes.Invalid("metadata.annotations", key, problem);
            bytes += Encoding.UTF8.GetByteCount(key) + Encoding.UTF8.GetByteCount(value.AsText() ?? "");
        }

        if (bytes > AnnotationBytesMax)
            causes.TooLong("metadata.annotations", AnnotationBytesMax);
    }

    private static void CheckFinalizers(JsonArray? finalizers, HubKind kind, CauseList causes)
    {
        var names = finalizers.Texts().ToList();
        foreach (var name in names)
        {
            foreach (var problem in NameRules.Qualified(name))
                causes.Invalid("metadata.finalizers", name, problem);
        }

        for (var i = 0; i < names.Count && !kind.IsCustom; i++)
        {
            if (!names[i].Contains('/', StringComparison.Ordinal) && !StandardFinalizers.Contains(names[i]))
                causes.Invalid(FieldPath.Item("metadata.finalizers", i), names[i],
                    "name is neither a standard finalizer name nor is it fully qualified");
        }
    }

    private static void CheckNewFinalizers(JsonObject metadata, JsonObject stored, CauseList causes)
    {
        if (stored.TextOf("deletionTimestamp") is null)
            return;
        var added = metadata.Array("finalizers").Texts().Except(stored.Array("finalizers").Texts()).ToList();
        if (added.Count > 0)
            causes.Forbidden("metadata.finalizers",
                "no new finalizers can be added if the object is being deleted, found new finalizers []string{"
                + string.Join(", ", added.Select(name => $"\"{name}\"")) + "}");
    }

    private static void CheckOwners(JsonArray? owners, CauseList causes)
    {
        const string path = "metadata.ownerReferences";
        List<string> controllers = [];
        foreach (var owner in owners.Objects())
        {
            if (owner.TextOf("apiVersion") is null)
                causes.Invalid($"{path}.apiVersion", "", "version must not be empty");
            foreach (var name in ((string[])["kind", "name", "uid"]).Where(name => owner.TextOf(name) is null))
                causes.Invalid($"{path}.{name}", "", "must not be empty");
            if (owner.Flag("controller") == true)
                controllers.Add($"{owner.TextOf("kind")}/{owner.TextOf("name")}");
        }

        if (controllers.Count > 1)
            causes.Invalid(path, owners, "Only one reference can have Controller set to true. Found \"true\" in "
                + $"references for {controllers[0]} and {controllers[1]}");
    }

    // Nobody applies on the server's side here, so there is nobody to keep ownership of fields for.
    private static void Tidy(JsonObject metadata)
    {
        metadata.Remove("managedFields");
        metadata.Remove("selfLink");
        foreach (var name in (string[])["labels", "annotations", "finalizers", "ownerReferences"])
        {
            if (metadata[name] is JsonObject { Count: 0 } or JsonArray { Count: 0 })
                metadata.Remove(name);
        }

        foreach (var name in (string[])["generateName", "namespace", "uid", "resourceVersion"])
        {
            if (metadata[name].AsText() is "")
                metadata.Remove(name);
        }
    }
}
