namespace Clarion.Testing.Clocks;

/// <summary>
/// A clock that stands still until a test moves it. Timers fire on the thread that moves it, in order.
/// </summary>
public sealed class ManualTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private readonly List<(Func<TimeSpan, bool> Matches, TaskCompletionSource Seen)> waiters = [];
    private long ticks;

    /// <summary>The time of day at the beginning.</summary>
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref ticks);

    public override DateTimeOffset GetUtcNow() => Start.AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>
    /// Waits until a timer waits for a span that matches: then the code under test has come to where it sleeps.
    /// </summary>
    public async Task WhenWaitingForAsync(Func<TimeSpan, bool> matches, CancellationToken cancellationToken)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (timers.Exists(timer => matches(TimeSpan.FromTicks(timer.DueAt - ticks))))
                return;
            waiters.Add((matches, seen));
        }

        await seen.Task.WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Moves the clock whenever the code under test waits for a span no longer than this, until something has happened.
    /// </summary>
    public async Task PassUntilAsync(Task happening, TimeSpan longest, CancellationToken cancellationToken)
    {
        while (
            await Task.WhenAny(happening, WhenWaitingForAsync(span => span <= longest, cancellationToken)) != happening)
            Advance(longest);
        await happening;
    }

    /// <summary>Moves the clock, and fires what comes due on the way, each at its own time.</summary>
    public void Advance(TimeSpan span)
    {
        var end = GetTimestamp() + span.Ticks;
        while (NextDue(end) is { } timer)
            timer.Fire();
        Volatile.Write(ref ticks, end);
    }

    internal void Schedule(ManualTimer timer, TimeSpan dueTime)
    {
        List<TaskCompletionSource> matched = [];
        lock (gate)
        {
            timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
                return;
            timer.DueAt = ticks + dueTime.Ticks;
            timers.Add(timer);
            foreach (var waiter in waiters.Where(waiter => waiter.Matches(dueTime)).ToList())
            {
                waiters.Remove(waiter);
                matched.Add(waiter.Seen);
            }
        }

        foreach (var seen in matched)
            seen.SetResult();
    }

    private ManualTimer? NextDue(long end)
    {
        lock (gate)
        {
            var next = timers.Where(timer => timer.DueAt <= end).MinBy(timer => timer.DueAt);
            if (next is null)
                return null;
            Volatile.Write(ref ticks, Math.Max(ticks, next.DueAt));
            timers.Remove(next);
            return next;
        }
    }
}
