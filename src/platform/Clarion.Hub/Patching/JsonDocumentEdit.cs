using System.Globalization;
using System.Text.Json.Nodes;
using Clarion.Hub.Storage;

namespace Clarion.Hub.Patching;

/// <summary>
/// A document that the operations of RFC 6902 change step by step. As the API server's library does it, replacing a
/// field that is not there adds it, and an index may count from the end (-1 is the last).
/// </summary>
/// <param name="root">The document; owned.</param>
internal sealed class JsonDocumentEdit(JsonNode root)
{
    // As kube-apiserver bounds it: copies of copies grow without end.
    private const int CopiedBytesMax = HubLimits.BodyBytesMax;

    private int copiedBytes;

    public JsonNode? Root { get; private set; } = root;

    /// <summary>The value at a path; false where there is none.</summary>
    public bool Find(string[] path, out JsonNode? value)
    {
        value = Root;
        foreach (var step in path)
        {
            if (!Child(value, step, out value))
                return false;
        }

        return true;
    }

    /// <summary>Copies a value to another path, while all copies together are small enough.</summary>
    public bool Copy(string[] from, string[] path)
    {
        if (!Find(from, out var value) || JsonText.IsTooDeep(value))
            return false;
        copiedBytes += value is null ? 0 : JsonText.Utf8(value).Length;
        return copiedBytes <= CopiedBytesMax && Add(path, value?.DeepClone());
    }

    public bool Add(string[] path, JsonNode? value)
    {
        if (path.Length == 0)
        {
            Root = value;
            return true;
        }

        if (!Parent(path, out var parent))
            return false;
        if (parent is JsonObject fields)
        {
            fields[path[^1]] = value;
            return true;
        }

        if (parent is not JsonArray list)
            return false;
        var at = path[^1] == "-" ? list.Count : Index(path[^1], list.Count + 1);
        if (at < 0)
            return false;
        list.Insert(at, value);
        return true;
    }

    public bool Replace(string[] path, JsonNode? value)
    {
        if (path.Length == 0 || !Parent(path, out var parent) || parent is JsonObject)
            return Add(path, value);
        if (parent is not JsonArray list || Index(path[^1], list.Count) is var at && at < 0)
            return false;
        list[at] = value;
        return true;
    }

    public bool Remove(string[] path, out JsonNode? removed)
    {
        removed = null;
        if (path.Length == 0 || !Parent(path, out var parent))
            return false;
        if (parent is JsonObject fields)
        {
            removed = fields[path[^1]];
            return fields.Remove(path[^1]);
        }

        if (parent is not JsonArray list || Index(path[^1], list.Count) is var at && at < 0)
            return false;
        removed = list[at];
        list.RemoveAt(at);
        return true;
    }

    private bool Parent(string[] path, out JsonNode? parent) => Find(path[..^1], out parent);

    private static bool Child(JsonNode? node, string step, out JsonNode? child)
    {
        child = null;
        if (node is JsonObject fields)
            return fields.TryGetPropertyValue(step, out child);
        if (node is not JsonArray list || Index(step, list.Count) is var at && at < 0)
            return false;
        child = list[at];
        return true;
    }

    private static int Index(string step, int count)
    {
        if (!int.TryParse(step, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
            return -1;
        if (index < 0)
            index += count;
        return index < count ? index : -1;
    }
}
