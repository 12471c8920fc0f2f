using System.Text.Json.Nodes;
using Clarion.Output;
using Clarion.Primitives;

namespace Clarion.Verbs.Explain;

/// <summary>A reason as a cell: the sentence, the particulars, and what would help.</summary>
internal static class Explanation
{
    /// <param name="text">The reason.</param>
    /// <param name="detail">The particulars; null: none.</param>
    /// <param name="isFine">Nothing needs help: a person is spared the remedy, a program is not.</param>
    public static Cell Of(ReasonText text, string? detail, bool isFine)
    {
        var message = text.With(detail);
        return new(isFine ? message : $"{message} {text.Remedy}", new JsonObject
        {
            ["message"] = message,
            ["remedy"] = text.Remedy,
            ["docs"] = text.Anchor,
        });
    }
}
