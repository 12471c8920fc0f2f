using Microsoft.Extensions.Logging;

namespace Clarion.Hosting.Loops;

/// <summary>Starts a loop again that a bug or the operating system ended: the process does not die for it.</summary>
public static class Supervisor
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    /// <summary>Runs until cancelled.</summary>
    /// <param name="name">What it is, for the log.</param>
    /// <param name="run">One life of the loop, from the beginning.</param>
    /// <param name="time">Paces the back-off.</param>
    /// <param name="logger">Told of each failure.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RunAsync(
        string name,
        Func<CancellationToken, Task> run,
        TimeProvider time,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        var next = FirstDelay;
        while (!cancellationToken.IsCancellationRequested)
        {
            var begin = time.GetTimestamp();
            Exception? failure = null;
            try
            {
                await run(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                failure = exception;
            }

            // A long life in between: this failure has nothing to do with the last one.
            var delay = time.GetElapsedTime(begin) > LongestDelay ? FirstDelay : next;
            next = Longer(delay);
            if (failure is not null)
                Log.LoopFailed(logger, name, delay.TotalSeconds, failure);
            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static TimeSpan Longer(TimeSpan delay) => delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
}
