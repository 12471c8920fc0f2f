using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clarion.Api.Vocabulary;
using Clarion.Kubernetes.Yaml;

namespace Clarion.Verbs.Diag;

/// <summary>
/// Keeps secrets out of what is collected. Secrets are never read in the first place; what remains are passwords in
/// BGPPeers, in the legacy ConfigMap and in the environment of pods, and copies of them in annotations, also packed.
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
    private static readonly string[] SecretWords = ["PASS", "SECRET", "TOKEN", "KEY"];

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

    /// <summary>A text without any secret that was found so far; a longer one may begin like a shorter one.</summary>
    public string Clean(string text)
    {
        foreach (var secret in known.OrderByDescending(one => one.Length))
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
            CleanAnnotations(annotations);
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

    /// <summary>Tools keep whole objects in annotations, packed or not. Only ours are known to hold nothing.</summary>
    private static void CleanAnnotations(JsonObject annotations)
    {
        foreach (var name in annotations.Select(one => one.Key).Where(name => !Annotations.IsOurs(name)).ToList())
            annotations[name] = Removed;
    }

    /// <summary>Any value may be secret. Most are plain words, which are left alone elsewhere.</summary>
    private void CleanVariables(JsonArray variables)
    {
        foreach (var variable in variables.OfType<JsonObject>())
        {
            var name = variable["name"]?.ToString() ?? "";
            if (variable["value"] is not { } value || name.StartsWith(OwnPrefix, StringComparison.Ordinal))
                continue;
            var isSought = SecretWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
            variable["value"] = isSought ? Hide(value) : Removed;
        }
    }

    private string Hide(JsonNode value)
    {
        if (value is JsonValue && value.ToString() is { Length: >= SoughtLength } secret)
        {
            known.Add(secret);
            known.Add(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)));
            known.Add(JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value);
        }

        return Removed;
    }
}
