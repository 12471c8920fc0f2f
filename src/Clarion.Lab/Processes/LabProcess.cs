using System.Diagnostics;
using System.Globalization;
using Clarion.Lab.Networks;
using Clarion.Linux.Processes;

namespace Clarion.Lab.Processes;

/// <summary>A process of this program on a machine of the lab; its log is a file. Whoever starts it ends it.</summary>
internal sealed class LabProcess : IDisposable
{
    /// <summary>As much of a log as a person reads at once.</summary>
    private const int LastLines = 10;

    /// <summary>More than a role needs to end.</summary>
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(3);

    private readonly Process process;
    private readonly string log;
    private bool isToEnd;

    private LabProcess(Process process, string log) => (this.process, this.log) = (process, log);

    public bool HasExited => process.HasExited;

    /// <summary>Why it is not there, with the end of its log; null: it runs, or was told to end.</summary>
    public string? Problem => HasExited && !isToEnd
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetFileNameWithoutExtension(log)} has ended by itself, with {process.ExitCode}; its log says:\n"
            + $"{LogEnd}")
        : null;

    /// <summary>The end of its log.</summary>
    public string LogEnd =>
        File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(LastLines)) : "(nothing)";

    /// <summary>Starts it. The processes before it (sh, ip) become it, so its id stays.</summary>
    /// <param name="machine">Where.</param>
    /// <param name="log">Its log, named after it.</param>
    /// <param name="command">Program and arguments.</param>
    /// <exception cref="LabException">It cannot be started.</exception>
    public static LabProcess Start(Machine machine, string log, IEnumerable<string> command) =>
        new(Tool.Start(["sh", "-c", "exec \"$@\" >>\"$0\" 2>&1", log, .. machine.Words(command)]), log);

    /// <summary>Asks it to end, and ends it when it does not.</summary>
    public async Task StopAsync()
    {
        isToEnd = true;
        if (HasExited)
            return;
        ProcessSignal.Terminate(process.Id);
        using var limit = new CancellationTokenSource(EndLimit);
        await process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await KillAsync();
    }

    /// <summary>Ends it without warning.</summary>
    public Task KillAsync()
    {
        isToEnd = true;
        process.Kill();
        return process.WaitForExitAsync();
    }

    /// <summary>Stops it where it is.</summary>
    /// <exception cref="LabException">It has ended.</exception>
    public void Pause()
    {
        // The id of a process that has ended may be another one's by now.
        if (Problem is { } problem)
            throw new LabException(problem);
        ProcessSignal.Pause(process.Id);
    }

    /// <summary>Lets it go on.</summary>
    public void Resume()
    {
        if (!HasExited)
            ProcessSignal.Resume(process.Id);
    }

    public void Dispose() => process.Dispose();
}
