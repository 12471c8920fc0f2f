using System.Text.Json.Nodes;

namespace Clarion.Output;

/// <summary>Sentences, each on lines of its own; an array of strings in JSON.</summary>
internal sealed record TextSection(string Key, IReadOnlyList<Cell> Lines) : Section(Key)
{
    /// <inheritdoc/>
    public override bool IsEmpty => Lines.Count == 0;

    /// <inheritdoc/>
    public override JsonNode ToJson() => new JsonArray([.. Lines.Select(line => line.Value?.DeepClone())]);

    /// <inheritdoc/>
    public override Section? ChangedSince(Section? earlier)
    {
        var before = (earlier as TextSection)?.Lines.Select(line => line.Text).ToHashSet() ?? [];
        var changed = Lines.Where(line => !line.IsVolatile && !before.Contains(line.Text)).ToList();
        return changed.Count == 0 ? null : this with { Lines = changed };
    }
}
