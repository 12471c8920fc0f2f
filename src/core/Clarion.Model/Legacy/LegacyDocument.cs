using System.Text.Json.Nodes;

namespace Clarion.Model.Legacy;

/// <summary>The legacy ConfigMap, its YAML read but not yet understood.</summary>
/// <param name="Name">The ConfigMap's name.</param>
/// <param name="Version">Changes whenever the text does; for example <c>metadata.resourceVersion</c>.</param>
/// <param name="Root">The YAML under data key <c>config</c>; null when it is empty or unreadable.</param>
/// <param name="Error">Why it is unreadable, with the place, as a sentence; null when it was read.</param>
public sealed record LegacyDocument(string Name, string Version, JsonNode? Root, string? Error)
{
    /// <summary>The data key that holds the YAML.</summary>
    public const string DataKey = "config";
}
