using System.Net;
using System.Net.Sockets;
using Clarion.Lab.Networks;
using Clarion.Lab.Pages;
using Clarion.Primitives;

namespace Clarion.Lab.Clients;

/// <summary>
/// A client that asks for the page every 10 ms, each time over a new connection, whatever became of those before. It
/// owns what it has noticed.
/// </summary>
/// <param name="from">The machine of the client.</param>
/// <param name="time">Time.</param>
internal sealed class PageProbe(Machine from, TimeProvider time)
{
    /// <summary>How often it asks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    /// <summary>A page comes within milliseconds; a lost packet is not waited for, the next request asks.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>As many as there can be within the patience.</summary>
    private const int WaitingMax = 50;

    private readonly Lock gate = new();
    private readonly TaskCompletionSource<Instant> first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private GapMeter? gap;
    private Instant? last;
    private string backend = "";
    private long answers;
    private int waiting;

    /// <summary>When the first answer came.</summary>
    public Task<Instant> FirstAnswer => first.Task;

    /// <summary>What it has noticed.</summary>
    public ClientView View
    {
        get
        {
            var now = Instant.Now(time);
            lock (gate)
                return new(now - last, backend, gap?.LongestAt(now) ?? TimeSpan.Zero, answers);
        }
    }

    /// <summary>Begins to measure the longest gap anew.</summary>
    public void Restart()
    {
        lock (gate)
            gap = new(Instant.Now(time));
    }

    /// <summary>Asks until cancelled.</summary>
    public async Task RunAsync(IPAddress address, CancellationToken cancellationToken)
    {
        var server = new IPEndPoint(address, 80);
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (Interlocked.Increment(ref waiting) <= WaitingMax)
                _ = AskAsync(server, cancellationToken);
            else
                Interlocked.Decrement(ref waiting);
        }
    }

    private async Task AskAsync(IPEndPoint server, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var reader = await PageReader.ConnectAsync(from, server, "/", limit.Token);
            if (await reader.ReadAsync(limit.Token) is { } page)
                Answered(page);
        }
        catch (Exception exception)
            when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // No answer is what is measured.
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private void Answered(string page)
    {
        var now = Instant.Now(time);
        lock (gate)
        {
            (gap ??= new(now)).Answered(now);
            (last, backend) = (now, page);
            answers++;
        }

        first.TrySetResult(now);
    }
}
