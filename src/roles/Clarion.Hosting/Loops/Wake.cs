using System.Threading.Channels;
using Clarion.Primitives;

namespace Clarion.Hosting.Loops;

/// <summary>
/// What a loop sleeps on: a signal from anywhere, its next deadline, and at least a turn every
/// <see cref="TurnInterval"/>, which is how others see that it lives. The loop owns it; anybody may signal.
/// </summary>
public sealed class Wake : IDisposable
{
    /// <summary>How often a loop turns at least.</summary>
    public static readonly TimeSpan TurnInterval = TimeSpan.FromSeconds(1);

    private readonly TimeProvider time;
    private readonly ITimer timer;
    private long lastTurn;

    /// <summary>One signal is enough, however many there were.</summary>
    private readonly Channel<bool> signals = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public Wake(TimeProvider time)
    {
        this.time = time;
        lastTurn = Instant.Now(time).Nanoseconds;
        timer = time.CreateTimer(
            static self => ((Wake)self!).Signal(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>When the loop last came by.</summary>
    public Instant LastTurn => new(Volatile.Read(ref lastTurn));

    /// <summary>Makes the loop turn.</summary>
    public void Signal() => signals.Writer.TryWrite(true);

    /// <summary>Waits for a signal, the deadline, or the time to turn anyway.</summary>
    public async Task WaitAsync(Instant? deadline, CancellationToken cancellationToken)
    {
        var now = Instant.Now(time);
        var until = Instant.Earlier(deadline, now + TurnInterval)!.Value - now;
        // Timers have a grain of a millisecond; rounded down they would fire too early, again and again.
        timer.Change(
            until <= TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Ceiling(until.TotalMilliseconds)),
            Timeout.InfiniteTimeSpan);
        await signals.Reader.ReadAsync(cancellationToken);
        Mark();
    }

    /// <summary>Waits for something slow, such as the API server, and turns meanwhile.</summary>
    public async Task<T> TurnUntilAsync<T>(Task<T> something, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (await Task.WhenAny(something, Task.Delay(TurnInterval, time, cancellationToken)) == something)
                break;
            Mark();
        }

        return await something;
    }

    public void Dispose() => timer.Dispose();

    private void Mark() => Volatile.Write(ref lastTurn, Instant.Now(time).Nanoseconds);
}
