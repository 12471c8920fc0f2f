namespace Clarion.Lab.Showing;

/// <summary>
/// Lines that stay, and below them, on a terminal, lines that are written over. One user at a time.
/// </summary>
/// <param name="console">Where.</param>
internal sealed class Screen(LabConsole console)
{
    private readonly Lock gate = new();
    private int live;

    public bool IsTerminal => console.IsTerminal;

    /// <summary>Adds a line that stays.</summary>
    public void Print(string line)
    {
        lock (gate)
        {
            Erase();
            console.Out.WriteLine(line);
            console.Out.Flush();
        }
    }

    /// <summary>Shows these below the lines that stay, in place of those before; only on a terminal.</summary>
    public void Show(IReadOnlyList<string> lines)
    {
        if (!console.IsTerminal)
            return;
        lock (gate)
        {
            Erase();
            var width = console.Width() is > 0 and var columns ? columns : int.MaxValue;
            // A line that wrapped would be two to erase.
            foreach (var line in lines)
                console.Out.WriteLine(line.Length < width ? line : line[..(width - 1)]);
            console.Out.Flush();
            live = lines.Count;
        }
    }

    private void Erase()
    {
        // CSI n F: to the beginning of the line n above; CSI J: erase from here on.
        if (live > 0)
            console.Out.Write($"\e[{live}F\e[J");
        live = 0;
    }
}
