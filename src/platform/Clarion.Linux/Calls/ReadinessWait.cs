using Clarion.Linux.Packets;

namespace Clarion.Linux.Calls;

/// <summary>
/// Waits until one of several packet sockets has frames, or another thread calls <see cref="Wake"/>. One thread owns
/// it and all but <see cref="Wake"/> is that thread's. It never closes a socket; a watched one must stay open until it
/// is no longer watched.
/// </summary>
public sealed unsafe class ReadinessWait : IDisposable
{
    private readonly FileHandle wake;
    private PollFd[] files;

    private ReadinessWait(FileHandle wake)
    {
        this.wake = wake;
        files = [ToPollFd(wake)];
    }

    /// <summary>Opens the event that wakes the waiting thread.</summary>
    public static bool TryOpen(out ReadinessWait? wait, out LinuxFailure failure)
    {
        var wake = LibC.EventFd(0, LibC.EFD_NONBLOCK | LibC.EFD_CLOEXEC);
        failure = wake.IsInvalid ? new(LinuxOperation.OpenEvent, LibC.LastErrno) : default;
        wait = wake.IsInvalid ? null : new(wake);
        return !wake.IsInvalid;
    }

    /// <summary>Watches these sockets and no others.</summary>
    public void Watch(ReadOnlySpan<PacketSocket> sockets)
    {
        var watched = new PollFd[sockets.Length + 1];
        watched[0] = ToPollFd(wake);
        for (var i = 0; i < sockets.Length; i++)
            watched[i + 1] = ToPollFd(sockets[i].Handle);
        files = watched;
    }

    /// <summary>Waits for frames, a <see cref="Wake"/>, or the end of the time. Allocates nothing.</summary>
    /// <param name="timeoutMillis">At most so long; 0 or more.</param>
    public void Wait(int timeoutMillis)
    {
        fixed (PollFd* first = files)
        {
            if (LibC.Poll(first, (nuint)files.Length, timeoutMillis) < 0)
            {
                foreach (ref var file in files.AsSpan())
                    file.Returned = 0;
            }
        }

        if (files[0].Returned == 0)
            return;
        ulong count;
        _ = LibC.Read(wake, &count, sizeof(ulong));
    }

    /// <summary>Whether the socket at this position of <see cref="Watch"/> has frames or an error.</summary>
    public bool IsReady(int position) => files[position + 1].Returned != 0;

    /// <summary>Ends the current or the next <see cref="Wait"/>. Any thread may call it.</summary>
    public void Wake()
    {
        ulong one = 1;
        _ = LibC.Write(wake, &one, sizeof(ulong));
    }

    public void Dispose() => wake.Dispose();

    private static PollFd ToPollFd(FileHandle file) => new() { File = file.Number, Events = LibC.POLLIN };
}
