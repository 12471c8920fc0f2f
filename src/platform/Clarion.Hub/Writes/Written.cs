using System.Text.Json.Nodes;

namespace Clarion.Hub.Writes;

/// <summary>What a write made.</summary>
/// <param name="Content">The object in the version of the path.</param>
/// <param name="Warnings">Texts for the Warning headers.</param>
internal sealed record Written(JsonObject Content, IReadOnlyList<string> Warnings);
