using Clarion.Linux.Calls;
using Clarion.Linux.Packets;
using Clarion.Primitives;

namespace Clarion.Speaker.Layer2.Answering;

/// <summary>
/// Answers on all ports from one thread of its own, so that neither a busy thread pool nor a slow system call of the
/// announcer's loop delays an answer. It alone closes ports: nobody else knows when it has stopped waiting on them.
/// </summary>
internal sealed class AnsweringThread : IDisposable
{
    /// <summary>It turns at least so often, for the sake of liveness.</summary>
    public const int TurnMillisMax = 1_000;

    private readonly ReadinessWait wait;
    private readonly TimeProvider clock;
    private readonly Action attention;
    private readonly Thread thread;
    private readonly byte[] buffer = new byte[PacketSocket.FrameBytesMax];
    private AnsweringPort[] wanted = [];
    private AnsweringPort[] watched = [];
    private Exception? failure;
    private long droppedFrames;
    private long lastTurnNanoseconds;
    private bool isStopping;

    private AnsweringThread(ReadinessWait wait, TimeProvider clock, Action attention)
    {
        this.wait = wait;
        this.clock = clock;
        this.attention = attention;
        thread = new(Run) { Name = "layer2 answers", IsBackground = true };
    }

    /// <summary>When it last turned.</summary>
    public Instant LastTurn => new(Volatile.Read(ref lastTurnNanoseconds));

    /// <summary>Frames that came faster than they could be answered, and were lost.</summary>
    public long DroppedFrames => Volatile.Read(ref droppedFrames);

    /// <summary>The bug that ended the thread; null while it runs.</summary>
    public Exception? Failure => Volatile.Read(ref failure);

    /// <summary>Starts the thread.</summary>
    /// <param name="clock">Tells when it turned.</param>
    /// <param name="attention">
    /// Called by the thread when a port has broken, or the thread itself; must not block.
    /// </param>
    /// <param name="started">The running thread.</param>
    /// <param name="failure">What the kernel refused.</param>
    public static bool TryStart(
        TimeProvider clock, Action attention, out AnsweringThread? started, out LinuxFailure failure)
    {
        started = ReadinessWait.TryOpen(out var wait, out failure) ? new(wait!, clock, attention) : null;
        if (started is null)
            return false;
        started.TurnNow();
        started.thread.Start();
        return true;
    }

    /// <summary>Serves exactly these ports from now on; others that it served before are closed.</summary>
    /// <param name="ports">No longer changed by the caller.</param>
    public void Serve(AnsweringPort[] ports)
    {
        Volatile.Write(ref wanted, ports);
        wait.Wake();
    }

    /// <summary>Ends the thread and closes all ports.</summary>
    public void Dispose()
    {
        Volatile.Write(ref isStopping, true);
        wait.Wake();
        thread.Join();
        wait.Dispose();
    }

    private void Run()
    {
        try
        {
            while (!Volatile.Read(ref isStopping))
                Turn();
        }
        catch (Exception exception)
        {
            Volatile.Write(ref failure, exception);
            attention();
        }

        foreach (var port in watched.Union(wanted))
            port.Dispose();
    }

    private void Turn()
    {
        SwitchPorts(Volatile.Read(ref wanted));
        wait.Wait(TurnMillisMax);
        TurnNow();
        for (var i = 0; i < watched.Length; i++)
        {
            if (wait.IsReady(i) && !watched[i].Answer(buffer, ref droppedFrames))
                attention();
        }
    }

    private void SwitchPorts(AnsweringPort[] ports)
    {
        if (ports == watched)
            return;
        foreach (var port in watched.Except(ports))
            port.Dispose();
        watched = ports;
        wait.Watch([.. ports.Select(port => port.Socket)]);
    }

    private void TurnNow() => Volatile.Write(ref lastTurnNanoseconds, Instant.Now(clock).Nanoseconds);
}
