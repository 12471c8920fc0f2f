using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Clarion.Testing.Kubernetes;

/// <summary>
/// A program that runs beside the tests and dies with them: a shell holds it, and kills it when its own standard input
/// ends, which it does when this process ends in whatever way. Its output goes to a file.
/// </summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private const string Guard =
        "log=$1; shift; \"$@\" >>\"$log\" 2>&1 & echo $!; cat >/dev/null; kill -9 $! 2>/dev/null; wait";

    private const int SigKill = 9;
    private const int SigTerm = 15;
    private const int SigStop = 19;
    private const int SigContinue = 18;

    private readonly Process guard;
    private readonly int processId;

    private ServerProcess(Process guard, int processId) => (this.guard, this.processId) = (guard, processId);

    /// <summary>Starts a program.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="logFile">Where its output goes; added to.</param>
    /// <param name="arguments">Its arguments.</param>
    public static ServerProcess Start(string program, string logFile, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("sh")
        {
            WorkingDirectory = Path.GetDirectoryName(logFile)!,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var argument in (string[])["-c", Guard, "guard", logFile, program, .. arguments])
            start.ArgumentList.Add(argument);
        var guard = Process.Start(start)!;
        return new(guard, int.Parse(guard.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture));
    }

    /// <summary>Ends it without warning, and waits until it has.</summary>
    public async Task KillAsync()
    {
        _ = Kill(processId, SigKill);
        guard.StandardInput.Close();
        await guard.WaitForExitAsync();
    }

    /// <summary>Asks it to end; it may take its time.</summary>
    public void Terminate() => _ = Kill(processId, SigTerm);

    /// <summary>Stops it from running, as a frozen machine would.</summary>
    public void Freeze() => _ = Kill(processId, SigStop);

    /// <summary>Lets it run again.</summary>
    public void Thaw() => _ = Kill(processId, SigContinue);

    public async ValueTask DisposeAsync()
    {
        if (!guard.HasExited)
            await KillAsync();
        guard.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}
