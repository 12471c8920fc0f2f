using System.Diagnostics;
using Clarion.Lab.Networks;

namespace Clarion.Lab.Processes;

/// <summary>
/// Outlives the lab: when the lab's process ends without saying that all is removed (SIGKILL, a crash), it removes
/// what is left. It is in a session of its own, where neither Ctrl-C nor the end of a terminal reaches it.
/// </summary>
internal sealed class LabKeeper : IDisposable
{
    /// <summary>
    /// Its input ends when the lab's process does, however that happens; a line before that says that nothing is left.
    /// </summary>
    private const string Script = "cd / && exec >/dev/null 2>&1; read -r line || exec \"$@\"";

    private readonly Process process;

    private LabKeeper(Process process) => this.process = process;

    /// <summary>Starts it.</summary>
    /// <param name="program">This program, whose hidden verb <c>lab sweep</c> it runs.</param>
    /// <param name="name">The lab's name.</param>
    /// <exception cref="LabException">It cannot be started.</exception>
    public static LabKeeper Start(OwnProgram program, string name) => new(Tool.Start(
        ["setsid", "sh", "-c", Script, "clarion-lab-keeper", .. program.Words, "lab", "sweep", "--name", name]));

    /// <summary>Nothing is left to be removed: it ends.</summary>
    public async Task ReleaseAsync()
    {
        try
        {
            await process.StandardInput.WriteLineAsync();
            await process.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            // Somebody ended it.
        }

        await process.WaitForExitAsync();
    }

    public void Dispose() => process.Dispose();
}
