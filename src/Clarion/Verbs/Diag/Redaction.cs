using System.Text.Json.Nodes;
using Clarion.Kubernetes.Yaml;

namespace Clarion.Verbs.Diag;

/// <summary>
/// Keeps secrets out of what is collected. Secrets are never read in the first place; what remains are passwords in
/// BGPPeers, in the legacy ConfigMap and in the environment of pods, and copies of them in annotations.
/// </summary>
internal sealed class Redaction
{
    /// <summary>What stands in place of what was removed.</summary>
    public const string Removed = "(removed)";

    /// <summary>A shorter one may be part of any word, so it is removed only where it stands alone.</summary>
    private const int SoughtLength = 4;

    /// <summary>Variables of Clarion's own, which hold no secrets and matter.</summary>
    private const string OwnPrefix = "METALLB_";

    private static readonly string[] SecretFields = ["password", "token", "secretkey", "stringData"];
    private static readonly string[] Copies = ["kubectl.kubernetes.io/last-applied-configuration"];

    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>Removes from an object, or a list of them, what may be secret, and remembers it.</summary>
    public void Clean(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject mapping:
                CleanObject(mapping);
                break;
            case JsonArray list:
                foreach (var item in list)
                    Clean(item);
                break;
        }
    }

    /// <summary>A text without any secret that was found so far.</summary>
    public string Clean(string text)
    {
        foreach (var secret in known)
            text = text.Replace(secret, Removed, StringComparison.Ordinal);
        return text;
    }

    /// <summary>YAML without secrets, comments and what cannot be read.</summary>
    public string CleanYaml(string text)
    {
        if (!YamlText.TryParse(text, out var root, out var error))
            return $"# not readable, so it is left out: {error}\n";
        Clean(root);
        return YamlText.Write(root);
    }

    private void CleanObject(JsonObject mapping)
    {
        mapping.Remove("managedFields");
        if (mapping["annotations"] is JsonObject annotations)
        {
            foreach (var copy in Copies)
                annotations.Remove(copy);
        }

        if (mapping["env"] is JsonArray variables)
            CleanVariables(variables);
        foreach (var (name, value) in mapping.ToList())
        {
            if (SecretFields.Contains(name) && value is not null)
                mapping[name] = Hide(value);
            else
                Clean(value);
        }
    }

    private void CleanVariables(JsonArray variables)
    {
        foreach (var variable in variables.OfType<JsonObject>())
        {
            if (variable["value"] is { } value
                && variable["name"]?.ToString().StartsWith(OwnPrefix, StringComparison.Ordinal) != true)
                variable["value"] = Hide(value);
        }
    }

    private string Hide(JsonNode value)
    {
        if (value is JsonValue && value.ToString() is { Length: >= SoughtLength } secret)
            known.Add(secret);
        return Removed;
    }
}
