namespace Clarion.Kubernetes.Client;

/// <summary>How long to wait before trying again.</summary>
internal static class Backoff
{
    /// <summary>Long enough that a hiccup passes, short enough that nobody notices.</summary>
    public static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);

    /// <summary>A thousand nodes that all wait for one API server then ask it 200 to 400 times a second.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>The wait after a number of failures: doubled each time, then cut by up to half.</summary>
    /// <param name="failures">Failures in a row before this one, from 0.</param>
    /// <param name="chance">From 0 up to 1; spreads clients that failed at the same moment.</param>
    public static TimeSpan Delay(int failures, double chance)
    {
        var doubled = First * (1L << Math.Clamp(failures, 0, 16));
        return (doubled < Longest ? doubled : Longest) * (1 - (chance / 2));
    }

    /// <summary>
    /// The wait after an error: what the API server asked for, and more, so that those it asked do not come together.
    /// </summary>
    /// <param name="error">The last failure.</param>
    /// <param name="failures">Failures in a row before it, from 0.</param>
    /// <param name="chance">From 0 up to 1.</param>
    public static TimeSpan After(ApiError error, int failures, double chance) =>
        (error.RetryAfter ?? TimeSpan.Zero) + Delay(failures, chance);
}
