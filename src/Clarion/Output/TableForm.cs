using System.Text;

namespace Clarion.Output;

/// <summary>Writes a document for people.</summary>
/// <param name="width">Columns that lines may take; null: any number, so that a line stays one.</param>
/// <param name="paint">Colours.</param>
internal sealed class TableForm(int? width, Paint paint)
{
    private const string Gap = "   ";

    /// <summary>
    /// Below this a column of sentences is no longer readable: then lines are longer than the terminal.
    /// </summary>
    private const int NarrowestWrap = 24;

    private readonly StringBuilder text = new();

    /// <summary>The document as text that ends with a line break, or nothing.</summary>
    public string Write(Document document)
    {
        text.Clear();
        foreach (var section in document.Sections.Where(section => !section.IsEmpty && !section.IsForProgramsOnly))
        {
            if (text.Length > 0)
                text.Append('\n');
            var indent = section.Title is null ? "" : "  ";
            if (section.Title is { } title)
                text.Append(paint.On(TextWidth.Plain(title), Tone.Heading)).Append('\n');
            Write(section, indent);
        }

        return text.ToString();
    }

    private void Write(Section section, string indent)
    {
        switch (section)
        {
            case TableSection { Rows.Count: 0 } empty:
                text.Append(indent).Append(TextWidth.Plain(empty.EmptyText ?? "")).Append('\n');
                break;
            case TableSection table:
                WriteTable(table, indent);
                break;
            case FactsSection facts:
                WriteRows(
                    [.. facts.Facts.Select(fact => new[] { new Cell(fact.Label + ":", null), fact.Value })],
                    [new("", "label"), new("", "value")],
                    indent);
                break;
            case NamesSection names:
                WriteRows(names.Rows, [new("", "name"), new("", "meaning")], indent);
                break;
            case TextSection sentences:
                foreach (var line in sentences.Lines)
                    WriteRows([[line]], [new("", "line")], indent);
                break;
        }
    }

    private void WriteTable(TableSection table, string indent)
    {
        var shown = Enumerable.Range(0, table.Columns.Count).Where(i => !table.Columns[i].IsForProgramsOnly).ToList();
        var columns = shown.Select(i => table.Columns[i]).ToList();
        var headings = columns.Select(column => new Cell(column.Heading, null) { Tone = Tone.Heading }).ToArray();
        var rows = table.Rows.Take(table.Limit?.Rows ?? int.MaxValue)
            .Select(row => shown.Select(i => row[i]).ToArray());
        WriteRows([headings, .. rows], columns, indent);
        if (table.Limit is { } limit && table.Rows.Count > limit.Rows)
            text.Append(indent).Append($"and {table.Rows.Count - limit.Rows} more: {limit.See}").Append('\n');
    }

    private void WriteRows(IReadOnlyList<Cell[]> rows, List<Column> columns, string indent)
    {
        var widths = columns
            .Select((_, i) => rows.Max(row => TextWidth.Of(TextWidth.Plain(row[i].Text)))).ToArray();
        var before = indent.Length + widths.SkipLast(1).Sum(one => one + Gap.Length);
        var room = width is { } all && all - before >= NarrowestWrap ? all - before : int.MaxValue;
        foreach (var row in rows)
        {
            var lines = TextWidth.Wrap(TextWidth.Plain(row[^1].Text), room).ToList();
            text.Append(indent);
            for (var i = 0; i < columns.Count - 1; i++)
                Pad(TextWidth.Plain(row[i].Text), row[i].Tone, widths[i], columns[i].IsNumber).Append(Gap);
            if (columns[^1].IsNumber)
                text.Append(' ', widths[^1] - TextWidth.Of(lines[0]));
            text.Append(paint.On(lines[0], row[^1].Tone));
            EndLine();
            foreach (var more in lines.Skip(1))
                text.Append(' ', before).Append(paint.On(more, row[^1].Tone)).Append('\n');
        }
    }

    private StringBuilder Pad(string value, Tone tone, int columns, bool isRight)
    {
        var missing = columns - TextWidth.Of(value);
        return isRight
            ? text.Append(' ', missing).Append(paint.On(value, tone))
            : text.Append(paint.On(value, tone)).Append(' ', missing);
    }

    /// <summary>A line does not end with spaces.</summary>
    private void EndLine()
    {
        while (text.Length > 0 && text[^1] == ' ')
            text.Length--;
        text.Append('\n');
    }
}
