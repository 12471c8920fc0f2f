using Clarion.Primitives;

namespace Clarion.Kubernetes.Informers;

/// <summary>Shows that a loop turns, also while it waits for something that may never come.</summary>
internal sealed class Pulse(TimeProvider time)
{
    /// <summary>How often a waiting loop turns: a fraction of what a liveness probe forgives.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private Task? tick;
    private long lastTurn = Instant.Now(time).Nanoseconds;

    /// <summary>When the loop last turned.</summary>
    public Instant LastTurn => new(Volatile.Read(ref lastTurn));

    /// <summary>Waits for something until the next tick.</summary>
    /// <returns>Whether it is done.</returns>
    public async Task<bool> TickUntilAsync(Task something)
    {
        if (!something.IsCompleted)
        {
            // One delay serves many waits, so a busy loop starts no timer per change.
            tick ??= Task.Delay(Interval, time, CancellationToken.None);
            if (await Task.WhenAny(something, tick) == tick)
                tick = null;
        }

        Volatile.Write(ref lastTurn, Instant.Now(time).Nanoseconds);
        return something.IsCompleted;
    }

    /// <summary>Waits for something as long as it takes, turning.</summary>
    public async Task<TResult> TurnUntilAsync<TResult>(Task<TResult> something)
    {
        while (!await TickUntilAsync(something))
        {
        }

        return await something;
    }

    /// <inheritdoc cref="TurnUntilAsync{TResult}"/>
    public async Task TurnUntilAsync(Task something)
    {
        while (!await TickUntilAsync(something))
        {
        }

        await something;
    }
}
