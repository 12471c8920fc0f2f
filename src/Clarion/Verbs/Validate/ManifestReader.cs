using System.Text.Json.Nodes;
using Clarion.Kubernetes.Yaml;
using Clarion.Model.Refusals;

namespace Clarion.Verbs.Validate;

/// <summary>
/// Takes files apart into objects: several documents, Lists, JSON, and the bare text of a legacy ConfigMap.
/// </summary>
internal static class ManifestReader
{
    private static readonly string[] LegacySections = ["address-pools", "peers"];

    /// <summary>Reads a text; what cannot be read is added to the findings.</summary>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="findings">What is wrong.</param>
    public static IReadOnlyList<SourceObject> Read(string file, string text, List<Finding> findings)
    {
        var objects = new List<SourceObject>();
        var documents = YamlText.ParseAll(text, out var error);
        foreach (var document in documents)
            Take(file, document, objects, findings);
        if (error is not null)
            findings.Add(new(file, error.Line, "", "", RefusalReason.Malformed, $"{error.Message}; correct the text"));
        return objects;
    }

    /// <summary>Whether the object is the text of a legacy ConfigMap without the ConfigMap.</summary>
    public static bool IsBareLegacy(JsonObject root) =>
        root["kind"] is null && LegacySections.Any(root.ContainsKey);

    private static void Take(string file, YamlDocument document, List<SourceObject> objects, List<Finding> findings)
    {
        switch (document.Root)
        {
            case null:
                break;
            case JsonObject root:
                Take(new(file, document.Lines, "", root), objects, findings);
                break;
            default:
                findings.Add(new(file, document.Lines.Of(""), "", "", RefusalReason.Malformed,
                    "this is no object; write a mapping with apiVersion, kind and metadata"));
                break;
        }
    }

    private static void Take(SourceObject target, List<SourceObject> objects, List<Finding> findings)
    {
        if (target.Kind.EndsWith("List", StringComparison.Ordinal) && target.Json["items"] is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                if (items[i] is JsonObject item)
                    Take(target with { Path = target.PathOf($"items[{i}]"), Json = item }, objects, findings);
            }
        }
        else if (IsBareLegacy(target.Json))
        {
            objects.Add(target);
        }
        else if (target.Kind.Length == 0 || target.ApiVersion.Length == 0)
        {
            var missing = target.Kind.Length == 0 ? "kind" : "apiVersion";
            findings.Add(target.Refused(missing, RefusalReason.Required,
                $"'{missing}' is missing, so nobody knows what this is; add it") with { Object = "" });
        }
        else
        {
            objects.Add(target);
        }
    }
}
