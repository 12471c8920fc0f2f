using System.Net.Sockets;
using Clarion.Linux.Calls;
using Clarion.Linux.Netlink;
using Microsoft.Extensions.Logging;

namespace Clarion.Linux.Links;

/// <summary>
/// Follows the network interfaces of this namespace by netlink events, and shows the newest complete picture. Lost
/// events (ENOBUFS) mean a new dump, during which the last picture stays.
/// </summary>
public sealed class LinkMonitor(TimeProvider clock, ILogger<LinkMonitor> logger)
{
    /// <summary>Between attempts, when the kernel refuses.</summary>
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private TaskCompletionSource<LinkSnapshot> next = NewCompletion();
    private LinkSnapshot? current;

    /// <summary>The newest picture; null until the first is complete.</summary>
    public LinkSnapshot? Current
    {
        get
        {
            lock (gate)
                return current;
        }
    }

    /// <summary>Gives the newest picture as soon as it is another one than <paramref name="seen"/>.</summary>
    /// <param name="seen">What the caller saw last; null for nothing.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<LinkSnapshot> NextAsync(LinkSnapshot? seen, CancellationToken cancellation)
    {
        lock (gate)
        {
            return current is not null && !ReferenceEquals(current, seen)
                ? Task.FromResult(current)
                : next.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>Follows until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            if (await FollowAsync(cancellation) is not { } failure)
                continue;
            Log.LinksNotFollowed(logger, failure);
            await Task.Delay(RetryDelay, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static TaskCompletionSource<LinkSnapshot> NewCompletion() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Follows with one socket, until it cannot be trusted any more.</summary>
    /// <returns>Why not; null when it is to be opened again at once, or never.</returns>
    private async Task<LinuxFailure?> FollowAsync(CancellationToken cancellation)
    {
        if (!NetlinkSocket.TryOpen(out var socket, out var failure))
            return failure;
        using var opened = socket!;
        try
        {
            return await ReadAsync(opened, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.NoBufferSpaceAvailable)
        {
            Log.LinkEventsLost(logger);
            return null;
        }
        catch (SocketException exception)
        {
            return new(LinuxOperation.ReadNetlink, (Errno)exception.NativeErrorCode);
        }
    }

    private async Task<LinuxFailure?> ReadAsync(NetlinkSocket socket, CancellationToken cancellation)
    {
        var table = new LinkTable();
        var buffer = new byte[NetlinkSocket.DatagramBytesMax];
        socket.RequestLinks();
        while (true)
        {
            var length = await socket.ReceiveAsync(buffer, cancellation);
            switch (table.Apply(buffer.AsSpan(0, length)))
            {
                case LinkTable.Step.StartAgain:
                    return null;
                case LinkTable.Step.Refused:
                    return new(LinuxOperation.ReadNetlink, table.Refusal);
            }

            if (table.IsComplete)
                Publish(table.ToSnapshot());
        }
    }

    private void Publish(LinkSnapshot snapshot)
    {
        TaskCompletionSource<LinkSnapshot> waiting;
        lock (gate)
        {
            if (snapshot == current)
                return;
            current = snapshot;
            waiting = next;
            next = NewCompletion();
        }

        waiting.SetResult(snapshot);
    }
}
