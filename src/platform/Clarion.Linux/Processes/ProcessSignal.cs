using Clarion.Linux.Calls;

namespace Clarion.Linux.Processes;

/// <summary>Signals that .NET does not send (signal(7)). A process that has ended is not told.</summary>
public static class ProcessSignal
{
    /// <summary>Asks it to end (SIGTERM).</summary>
    public static void Terminate(int process) => _ = LibC.Kill(process, LibC.SIGTERM);

    /// <summary>Ends it at once (SIGKILL).</summary>
    public static void Kill(int process) => _ = LibC.Kill(process, LibC.SIGKILL);

    /// <summary>Stops it where it is (SIGSTOP); its connections stay open and silent.</summary>
    public static void Pause(int process) => _ = LibC.Kill(process, LibC.SIGSTOP);

    /// <summary>Lets it go on (SIGCONT).</summary>
    public static void Resume(int process) => _ = LibC.Kill(process, LibC.SIGCONT);
}
