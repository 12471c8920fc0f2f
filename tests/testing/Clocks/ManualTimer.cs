namespace Clarion.Testing.Clocks;

/// <summary>A timer of a <see cref="ManualTime"/>.</summary>
internal sealed class ManualTimer(ManualTime time, Action fire) : ITimer
{
    private TimeSpan period;

    /// <summary>When it fires, in ticks of the clock.</summary>
    public long DueAt { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        this.period = period;
        time.Schedule(this, dueTime);
        return true;
    }

    public void Fire()
    {
        if (period > TimeSpan.Zero)
            time.Schedule(this, period);
        fire();
    }

    public void Dispose() => time.Schedule(this, Timeout.InfiniteTimeSpan);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
