using Clarion.CommandLine;
using Clarion.Output;

namespace Clarion.Tests.Platform.Verbs;

/// <summary>One run of the program within this process: what it printed and how it ended.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a command line, words separated by spaces.</summary>
    public static Task<ProgramRun> OfAsync(string line) => OfAsync(line.Split(' '));

    /// <summary>Runs a command line.</summary>
    public static async Task<ProgramRun> OfAsync(
        string[] args, string input = "", string programName = Invocation.OwnName, TimeProvider? time = null)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var terminal = new Terminal(new StringReader(input), output, error);
        var invocation = new Invocation(terminal, time ?? TimeProvider.System, programName);
        var code = await Entry.RunAsync(args, invocation, TestContext.Current.CancellationToken);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>All of it, for a golden file.</summary>
    public override string ToString() => $"{Output}{Error}exit {ExitCode}\n";
}
