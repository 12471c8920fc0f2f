using Clarion.Output;

namespace Clarion.CommandLine;

/// <summary>What one run of the program has around it.</summary>
/// <param name="Terminal">Where it reads and writes.</param>
/// <param name="Time">Time.</param>
/// <param name="ProgramName">What its user calls it: <c>clarion</c> or <c>kubectl clarion</c>.</param>
internal sealed record Invocation(Terminal Terminal, TimeProvider Time, string ProgramName)
{
    /// <summary>The name without a plug-in's detour.</summary>
    public const string OwnName = "clarion";

    /// <summary>The file name by which kubectl finds a plug-in.</summary>
    public const string PluginName = "kubectl-clarion";

    /// <summary>Whether the process is there for this run alone, and ends with it.</summary>
    public bool IsWholeProcess { get; init; }

    /// <summary>Says on standard error what is wrong, where, and what to do.</summary>
    /// <returns>The exit code, for the caller to end with.</returns>
    public int Fail(string what, int exitCode)
    {
        Terminal.Error.WriteLine($"{OwnName}: {TextWidth.Plain(what)}");
        return exitCode;
    }

    /// <summary>This process's own.</summary>
    public static Invocation OfThisProcess() =>
        new(Terminal.OfThisProcess(), TimeProvider.System, NameOf(PathOfThisProcess())) { IsWholeProcess = true };

    /// <summary>What to call a program that was started by a path.</summary>
    public static string NameOf(string path) =>
        Path.GetFileName(path).StartsWith(PluginName, StringComparison.Ordinal) ? "kubectl clarion" : OwnName;

    /// <summary>As it was typed: the runtime's own answer has symbolic links resolved.</summary>
    private static string PathOfThisProcess()
    {
        try
        {
            return File.ReadAllText("/proc/self/cmdline").Split('\0')[0];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Environment.ProcessPath ?? OwnName;
        }
    }
}
