using Microsoft.Win32.SafeHandles;

namespace Clarion.Output;

/// <summary>Where a verb reads from and writes to, and what that can show.</summary>
internal sealed record Terminal(TextReader Input, TextWriter Output, TextWriter Error)
{
    private const int StandardOutput = 1;

    /// <summary>Someone looks at the output as it comes.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Someone looks at the errors as they come, so progress may be shown there.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Someone sits there who can be asked.</summary>
    public bool CanAsk { get; init; }

    /// <summary>Whether to use colours.</summary>
    public bool HasColours { get; init; }

    /// <summary>Columns; null where lines may be of any length.</summary>
    public int? Width { get; init; }

    /// <summary>
    /// The process's own. Colours only on a terminal, and never with NO_COLOR (no-color.org) or TERM=dumb.
    /// </summary>
    public static Terminal OfThisProcess()
    {
        var isTerminal = !Console.IsOutputRedirected;
        var isDumb = Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb";
        var refusesColours = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        // Console.In would set up the terminal too, which takes time and is for who reads keys.
        var input = new StreamReader(Console.OpenStandardInput());
        return new(input, isTerminal ? Console.Out : Redirected(), Console.Error)
        {
            IsTerminal = isTerminal && !isDumb,
            ShowsProgress = !Console.IsErrorRedirected && !isDumb,
            CanAsk = !Console.IsInputRedirected,
            HasColours = isTerminal && !isDumb && !refusesColours,
            Width = isTerminal ? WidthOfThisProcess() : null,
        };
    }

    /// <summary>
    /// A pipe or a socket whose reader has gone ends the program, as it does others: Console would write on in silence.
    /// A file stays with Console, which leaves its position to whoever writes behind it.
    /// </summary>
    private static TextWriter Redirected()
    {
        var stream = new FileStream(new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, 0);
        return stream.CanSeek ? Console.Out : new StreamWriter(stream, Console.OutputEncoding) { AutoFlush = true };
    }

    private static int? WidthOfThisProcess()
    {
        try
        {
            return Console.WindowWidth is > 0 and var columns ? columns : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
