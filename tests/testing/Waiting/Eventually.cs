namespace Clarion.Testing.Waiting;

/// <summary>Waits for a condition of the world outside, with a deadline. For the rings that meet a real one.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks again and again until the answer is right.</summary>
    /// <param name="what">What is waited for, as a sentence: the message when it does not come.</param>
    /// <param name="within">The deadline.</param>
    /// <param name="probe">Looks at the world; what it throws counts as a wrong answer.</param>
    /// <param name="accept">Whether the answer is right.</param>
    /// <returns>The first right answer.</returns>
    /// <exception cref="TimeoutException">Says what was waited for and what the last answer was.</exception>
    public static async Task<T> HoldsAsync<T>(
        string what,
        TimeSpan within,
        Func<CancellationToken, Task<T>> probe,
        Func<T, bool> accept,
        CancellationToken cancellation)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            object? last;
            try
            {
                var answer = await probe(cancellation);
                if (accept(answer))
                    return answer;
                last = answer;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                last = e.Message;
            }

            if (TimeProvider.System.GetElapsedTime(start) > within)
                throw new TimeoutException($"not within {within.TotalSeconds} s: {what}\nlast seen: {Text(last)}");
            await Task.Delay(Pause, TimeProvider.System, cancellation);
        }
    }

    /// <summary>Asks again and again until the answer is yes.</summary>
    public static Task<bool> HoldsAsync(
        string what, TimeSpan within, Func<CancellationToken, Task<bool>> probe, CancellationToken cancellation) =>
        HoldsAsync(what, within, probe, yes => yes, cancellation);

    private static string? Text(object? answer) => answer is IEnumerable<object> many
        ? string.Concat(many.Select(one => $"\n  {one}"))
        : answer?.ToString();
}
