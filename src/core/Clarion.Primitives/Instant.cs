namespace Clarion.Primitives;

/// <summary>
/// A point on the monotonic clock, in nanoseconds since an arbitrary origin that one process shares. It never runs
/// backwards and is unrelated to the time of day, so it may be compared and subtracted, never shown.
/// </summary>
/// <param name="Nanoseconds">Nanoseconds since the origin of this process' clock.</param>
public readonly record struct Instant(long Nanoseconds) : IComparable<Instant>
{
    /// <summary>The clock's origin.</summary>
    public static readonly Instant Zero = new(0);

    /// <summary>The present, as <paramref name="clock"/> tells it.</summary>
    public static Instant Now(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return new((long)(clock.GetTimestamp() * (1e9 / clock.TimestampFrequency)));
    }

    public static Instant operator +(Instant instant, TimeSpan duration) =>
        new(instant.Nanoseconds + ToNanoseconds(duration));

    public static Instant operator -(Instant instant, TimeSpan duration) =>
        new(instant.Nanoseconds - ToNanoseconds(duration));

    public static TimeSpan operator -(Instant later, Instant earlier) =>
        TimeSpan.FromTicks((later.Nanoseconds - earlier.Nanoseconds) / TimeSpan.NanosecondsPerTick);

    public static bool operator <(Instant left, Instant right) => left.Nanoseconds < right.Nanoseconds;

    public static bool operator >(Instant left, Instant right) => left.Nanoseconds > right.Nanoseconds;

    public static bool operator <=(Instant left, Instant right) => left.Nanoseconds <= right.Nanoseconds;

    public static bool operator >=(Instant left, Instant right) => left.Nanoseconds >= right.Nanoseconds;

    /// <summary>The earlier of two deadlines, where none is later than all.</summary>
    public static Instant? Earlier(Instant? left, Instant? right) =>
        left is { } l && right is { } r ? (l <= r ? l : r) : left ?? right;

    public int CompareTo(Instant other) => Nanoseconds.CompareTo(other.Nanoseconds);

    private static long ToNanoseconds(TimeSpan duration) => duration.Ticks * TimeSpan.NanosecondsPerTick;
}
