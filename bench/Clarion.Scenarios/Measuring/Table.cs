namespace Clarion.Scenarios.Measuring;

/// <summary>Prints figures as a table that Markdown understands.</summary>
internal static class Table
{
    public static void Print(IReadOnlyList<Figure> figures)
    {
        Figure[] rows = [new("figure", "measured", "target"), .. figures];
        var widths = (What: rows.Max(row => row.What.Length), Measured: rows.Max(row => row.Measured.Length));
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            var (what, measured) = (row.What.PadRight(widths.What), row.Measured.PadRight(widths.Measured));
            Console.WriteLine($"| {what} | {measured} | {row.Target} |");
            if (i == 0)
                Console.WriteLine("|---|---|---|");
        }
    }
}
