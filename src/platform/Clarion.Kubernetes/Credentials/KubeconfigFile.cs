using System.Text.Json.Nodes;

namespace Clarion.Kubernetes.Credentials;

/// <summary>One kubeconfig file.</summary>
internal sealed record KubeconfigFile(string Path, JsonObject Content)
{
    public string? CurrentContext => KubeconfigEntry.TextOf(Content["current-context"]);

    /// <summary>The entry of a name in one of the lists; null when this file has none.</summary>
    public KubeconfigEntry? Find(string list, string member, string name)
    {
        if (Content[list] is not JsonArray items)
            return null;
        foreach (var item in items.OfType<JsonObject>())
        {
            if (KubeconfigEntry.TextOf(item["name"]) == name)
                return new(this, $"{list} \"{name}\"", item[member] as JsonObject ?? []);
        }

        return null;
    }
}
