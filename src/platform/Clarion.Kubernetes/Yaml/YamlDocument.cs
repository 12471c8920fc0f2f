using System.Text.Json.Nodes;

namespace Clarion.Kubernetes.Yaml;

/// <summary>One document of a YAML text.</summary>
/// <param name="Root">Its value; null where it is empty.</param>
/// <param name="Lines">Where in the text its values stand.</param>
public sealed record YamlDocument(JsonNode? Root, YamlLines Lines);
