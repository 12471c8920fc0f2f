using Clarion.CommandLine;
using Clarion.Output;
using Clarion.Testing.Clocks;

namespace Clarion.Tests.Platform.Verbs.Reading;

/// <summary>A reading verb, run against recorded objects at a fixed time.</summary>
internal static class ReadingRun
{
    /// <summary>A terminal of this width wraps the long sentences, as most do.</summary>
    private const int Width = 120;

    /// <summary>Runs a command line, words separated by spaces.</summary>
    /// <param name="api">The cluster.</param>
    /// <param name="line">Without the program's name.</param>
    /// <param name="onTerminal">Whether a person looks at it: with colours and a width.</param>
    public static async Task<ProgramRun> OfAsync(RecordedApi api, string line, bool onTerminal = false)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var terminal = new Terminal(TextReader.Null, output, error)
        {
            IsTerminal = onTerminal,
            HasColours = onTerminal,
            Width = onTerminal ? Width : null,
        };
        var code = await Entry.RunAsync(
            [.. line.Split(' '), "--kubeconfig", api.Kubeconfig],
            new(terminal, new ManualTime(), Invocation.OwnName),
            TestContext.Current.CancellationToken);
        return new(code, output.ToString(), error.ToString());
    }
}
