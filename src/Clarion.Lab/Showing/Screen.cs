namespace Clarion.Lab.Showing;

/// <summary>
/// Lines that stay, and below them, on a terminal, lines that are written over. Safe to use from any thread. When the
/// terminal has gone, what is written is lost, and the lab ends in good order.
/// </summary>
/// <param name="console">Where.</param>
internal sealed class Screen(LabConsole console)
{
    private readonly Lock gate = new();
    private int live;

    /// <summary>Whether lines can be written over.</summary>
    public bool IsTerminal => console.Size is not null;

    /// <summary>Adds a line that stays.</summary>
    public void Print(string line) => Write(() => console.Out.WriteLine(line));

    /// <summary>Says a problem.</summary>
    public void Complain(string problem) => Write(() =>
    {
        console.Out.Flush();
        console.Error.WriteLine($"clarion: {problem}");
    });

    /// <summary>Shows these below the lines that stay, in place of those before; only on a terminal.</summary>
    public void Show(IReadOnlyList<string> lines)
    {
        if (console.Size is not { } size)
            return;
        Write(() =>
        {
            var (columns, rows) = size();
            // A line that wrapped would be two to erase, and one above the top could not be.
            foreach (var line in lines.TakeLast(Less(rows)))
            {
                console.Out.WriteLine(line[..Math.Min(line.Length, Less(columns))]);
                live++;
            }
        });
    }

    /// <summary>One less than there are; as many as one likes, where that is not known.</summary>
    private static int Less(int size) => size > 1 ? size - 1 : int.MaxValue;

    private void Write(Action write)
    {
        lock (gate)
        {
            try
            {
                // CSI n F: to the beginning of the line n above; CSI J: erase from here on.
                if (live > 0)
                    console.Out.Write($"\e[{live}F\e[J");
                live = 0;
                write();
                console.Out.Flush();
            }
            catch (IOException)
            {
                // Nobody looks any more.
            }
        }
    }
}
