namespace Clarion.Output;

/// <summary>
/// Says on a terminal what takes so long, once it takes over a second; gone when it ends. Silent until it begins:
/// before that a program of the user's may be asking for a password on the same line. Safe to use from any thread.
/// </summary>
internal sealed class ProgressLine : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private const string Dots = " ...";

    /// <summary>For a terminal whose width nobody knows, as where standard output goes elsewhere.</summary>
    private const int UsualWidth = 80;

    private const string ClearLine = "\r\u001b[K";

    private readonly Terminal terminal;
    private readonly Lock gate = new();
    private readonly ITimer timer;
    private string doing;
    private bool isShown;
    private bool isOver;

    public ProgressLine(Terminal terminal, TimeProvider time, string doing)
    {
        this.terminal = terminal;
        this.doing = doing;
        timer = time.CreateTimer(_ => Show(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>From here on time counts.</summary>
    public void Begin()
    {
        lock (gate)
        {
            if (!isOver)
                timer.Change(Patience, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Says what is done now.</summary>
    public void Say(string what)
    {
        lock (gate)
        {
            doing = what;
            if (isShown && !isOver)
                Draw();
        }
    }

    public void Dispose()
    {
        timer.Dispose();
        lock (gate)
        {
            if (isShown && !isOver)
                terminal.Error.Write(ClearLine);
            isOver = true;
        }
    }

    private void Show()
    {
        lock (gate)
        {
            if (isOver || !terminal.ShowsProgress)
                return;
            isShown = true;
            Draw();
        }
    }

    /// <summary>On one line: of two, only the last would be wiped.</summary>
    private void Draw()
    {
        var room = (terminal.Width ?? UsualWidth) - Dots.Length - 1;
        var text = TextWidth.Plain(doing);
        terminal.Error.Write($"{ClearLine}{(text.Length > room ? text[..Math.Max(0, room)] : text)}{Dots}");
    }
}
