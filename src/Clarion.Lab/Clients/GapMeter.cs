using Clarion.Primitives;

namespace Clarion.Lab.Clients;

/// <summary>The longest time without an answer. Its owner calls it from one thread at a time.</summary>
internal sealed class GapMeter
{
    private Instant last;
    private TimeSpan longest;

    /// <summary>Begins to measure.</summary>
    public GapMeter(Instant now) => last = now;

    /// <summary>An answer has come.</summary>
    public void Answered(Instant now)
    {
        longest = LongestAt(now);
        last = now;
    }

    /// <summary>The longest gap; the one that is still open counts.</summary>
    public TimeSpan LongestAt(Instant now) => now - last > longest ? now - last : longest;
}
