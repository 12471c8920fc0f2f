using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Clarion.Kubernetes.Yaml;

/// <summary>Reads YAML into JSON nodes as kubectl does (sigs.k8s.io/yaml): for kubeconfigs and the legacy ConfigMap.</summary>
public static class YamlText
{
    /// <summary>Reads one document. An empty one gives null without an error.</summary>
    /// <param name="text">The YAML; JSON is YAML too.</param>
    /// <param name="node">The value; null where the document is empty or says null.</param>
    /// <param name="error">What is wrong and where.</param>
    public static bool TryParse(string text, out JsonNode? node, [NotNullWhen(false)] out YamlError? error) =>
        throw new NotImplementedException();
}
