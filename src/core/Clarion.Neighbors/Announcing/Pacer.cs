using Clarion.Primitives;

namespace Clarion.Neighbors.Announcing;

/// <summary>
/// Lets frames through at a rate: virtual scheduling, as in the generic cell rate algorithm. It forgives
/// <see cref="Tolerance"/>, so that a request and its reply leave together and a timer of a millisecond's grain loses
/// nothing.
/// </summary>
internal sealed class Pacer(int framesPerSecond)
{
    /// <summary>How far ahead of the rate a burst may run.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(10);

    private readonly long intervalNanoseconds = 1_000_000_000L / framesPerSecond;
    private Instant? next;

    /// <summary>From when on a frame may be sent; null when at any time.</summary>
    public Instant? AllowedFrom => next - Tolerance;

    public bool Allows(Instant now) => AllowedFrom is not { } from || now >= from;

    /// <summary>Counts a frame that is sent now.</summary>
    public void Count(Instant now)
    {
        var start = next is { } scheduled && scheduled > now ? scheduled : now;
        next = new(start.Nanoseconds + intervalNanoseconds);
    }
}
