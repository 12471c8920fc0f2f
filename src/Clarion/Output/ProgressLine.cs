namespace Clarion.Output;

/// <summary>
/// Says on a terminal what takes so long, once it takes over a second; gone when it ends. Safe to use from any thread.
/// </summary>
internal sealed class ProgressLine : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

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
        timer = time.CreateTimer(_ => Show(), null, Patience, Timeout.InfiniteTimeSpan);
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

    private void Draw() => terminal.Error.Write($"{ClearLine}{TextWidth.Plain(doing)} ...");
}
