using System.Diagnostics;
using Clarion.Lab.Networks;
using Clarion.Linux.Processes;

namespace Clarion.Lab.Processes;

/// <summary>A process on a machine of the lab; its log is a file. Whoever starts it ends it.</summary>
internal sealed class LabProcess : IDisposable
{
    /// <summary>More than a role needs to end.</summary>
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(3);

    private readonly Process process;

    private LabProcess(Process process) => this.process = process;

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>Starts it. The processes before it (ip, sh) become it, so its id stays.</summary>
    public static LabProcess Start(Machine machine, string log, IEnumerable<string> command)
    {
        var words = machine.Words(["sh", "-c", "exec \"$@\" >>\"$0\" 2>&1", log, .. command]);
        return new(Process.Start(new ProcessStartInfo(words[0], words.Skip(1)) { RedirectStandardInput = true })
            ?? throw new LabException($"cannot start {words[0]}"));
    }

    /// <summary>Asks it to end, and ends it when it does not.</summary>
    public async Task StopAsync()
    {
        if (HasExited)
            return;
        ProcessSignal.Terminate(Id);
        using var limit = new CancellationTokenSource(EndLimit);
        await process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await KillAsync();
    }

    /// <summary>Ends it without warning.</summary>
    public Task KillAsync()
    {
        process.Kill();
        return process.WaitForExitAsync();
    }

    public void Pause() => ProcessSignal.Pause(Id);

    public void Resume() => ProcessSignal.Resume(Id);

    public void Dispose() => process.Dispose();
}
