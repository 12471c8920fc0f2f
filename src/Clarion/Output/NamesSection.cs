using System.Text.Json.Nodes;

namespace Clarion.Output;

/// <summary>Names and what they mean, without headings: for help.</summary>
internal sealed record NamesSection(string Key, IReadOnlyList<Cell[]> Rows) : Section(Key)
{
    /// <inheritdoc/>
    public override bool IsEmpty => Rows.Count == 0;

    /// <inheritdoc/>
    public override JsonNode ToJson()
    {
        var result = new JsonObject();
        foreach (var row in Rows)
            result[row[0].Text] = row[1].Value?.DeepClone();
        return result;
    }

    /// <inheritdoc/>
    public override Section? ChangedSince(Section? earlier) => this;
}
