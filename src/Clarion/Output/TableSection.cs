using System.Text;
using System.Text.Json.Nodes;

namespace Clarion.Output;

/// <summary>Rows under headings; an array of objects in JSON.</summary>
/// <param name="Key">Name of the member in JSON, camelCase.</param>
/// <param name="Columns">The first <see cref="IdentityColumns"/> of them say which thing a row is about.</param>
/// <param name="Rows">Each with a cell for each column.</param>
internal sealed record TableSection(string Key, IReadOnlyList<Column> Columns, IReadOnlyList<Cell[]> Rows)
    : Section(Key)
{
    /// <summary>What stands in place of a table without rows, a sentence.</summary>
    public string? EmptyText { get; init; }

    /// <summary>
    /// How many rows a person is shown, and the command that shows the others; programs get all of them.
    /// </summary>
    public (int Rows, string See)? Limit { get; init; }

    /// <summary>How many columns, from the left, together name what a row is about.</summary>
    public int IdentityColumns { get; init; } = 1;

    /// <inheritdoc/>
    public override bool IsEmpty => Rows.Count == 0 && EmptyText is null;

    /// <inheritdoc/>
    public override JsonNode ToJson() => new JsonArray([.. Rows.Select(RowToJson)]);

    /// <inheritdoc/>
    public override Section? ChangedSince(Section? earlier)
    {
        var before = earlier as TableSection;
        var known = before?.Rows.Select(Stable).ToHashSet() ?? [];
        var names = Rows.Select(NameOf).ToHashSet();
        var gone = before?.Rows.Where(row => !names.Contains(NameOf(row))).Select(Gone) ?? [];
        var changed = Rows.Where(row => !known.Contains(Stable(row))).Concat(gone).ToList();
        if (changed.Count > 0)
            return this with { Rows = changed };
        return before is null && EmptyText is not null ? this : null;
    }

    private JsonNode? RowToJson(Cell[] row)
    {
        var result = new JsonObject();
        for (var i = 0; i < Columns.Count; i++)
            result[Columns[i].Key] = row[i].Value?.DeepClone();
        return result;
    }

    private string NameOf(Cell[] row) => string.Join('\n', row.Take(IdentityColumns).Select(cell => cell.Text));

    /// <summary>A row of which only the name is left.</summary>
    private Cell[] Gone(Cell[] row)
    {
        var result = row.ToArray();
        for (var i = IdentityColumns; i < result.Length; i++)
            result[i] = new Cell(i == IdentityColumns ? "(gone)" : "", null) { Tone = Tone.Faint };
        return result;
    }

    private static string Stable(Cell[] row)
    {
        var text = new StringBuilder();
        foreach (var cell in row)
            text.Append(cell.IsVolatile ? "" : cell.Text).Append('\n').Append(cell.IsVolatile ? "" : Json(cell.Value));
        return text.ToString();
    }

    private static string? Json(JsonNode? value) => value?.ToJsonString();
}
