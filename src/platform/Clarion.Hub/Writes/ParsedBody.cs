using System.Text.Json.Nodes;

namespace Clarion.Hub.Writes;

/// <summary>The JSON of a request.</summary>
/// <param name="Value">What it says; of a name that stands twice the last value.</param>
/// <param name="Duplicates">The paths that stand twice, for example <c>data.a</c>.</param>
internal sealed record ParsedBody(JsonNode? Value, IReadOnlyList<string> Duplicates);
