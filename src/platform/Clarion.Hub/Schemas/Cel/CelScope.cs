using System.Text.Json.Nodes;

namespace Clarion.Hub.Schemas.Cel;

/// <summary>What the names in an expression stand for.</summary>
/// <param name="Self">The field that the rule is about.</param>
/// <param name="OldSelf">Its stored value; null: there is none.</param>
internal sealed record CelScope(JsonNode? Self, JsonNode? OldSelf)
{
    /// <summary>The variable of the macro around, if any, and its value.</summary>
    public (string Name, object? Value)? Variable { get; init; }
}
