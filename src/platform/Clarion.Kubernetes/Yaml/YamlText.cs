using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using YamlDotNet.Core;

namespace Clarion.Kubernetes.Yaml;

/// <summary>
/// Reads YAML into JSON nodes as kubectl does (sigs.k8s.io/yaml): for kubeconfigs and the legacy ConfigMap.
/// </summary>
public static class YamlText
{
    /// <summary>A ConfigMap holds at most 1 MiB.</summary>
    public const int LengthLimitChars = 1024 * 1024;

    /// <summary>Writes a value as YAML, ending with a line break.</summary>
    public static string Write(JsonNode? node) => new YamlWriter().Write(node);

    /// <summary>Reads one document. An empty one gives null without an error.</summary>
    /// <param name="text">The YAML; JSON is YAML too.</param>
    /// <param name="node">The value; null where the document is empty or says null.</param>
    /// <param name="error">What is wrong and where.</param>
    public static bool TryParse(string text, out JsonNode? node, [NotNullWhen(false)] out YamlError? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        node = null;
        error = null;
        if (text.Length > LengthLimitChars)
        {
            error = new(1, 1, $"the text is longer than {LengthLimitChars} characters");
            return false;
        }

        try
        {
            node = new YamlReader(new Parser(new StringReader(text))).ReadDocument();
            return true;
        }
        catch (YamlException exception)
        {
            error = new(
                exception.Start.Line, exception.Start.Column, exception.InnerException?.Message ?? exception.Message);
            return false;
        }
        catch (Exception exception)
        {
            // A person wrote the text: whatever is odd about it must end as a message, not end a loop.
            error = new(1, 1, $"the text cannot be read: {exception.Message}");
            return false;
        }
    }
}
