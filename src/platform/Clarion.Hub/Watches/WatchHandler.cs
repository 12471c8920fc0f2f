using Clarion.Hub.Failures;
using Clarion.Hub.Http;
using Clarion.Hub.Storage;

namespace Clarion.Hub.Watches;

/// <summary>Answers watches, up to <see cref="HubLimits.WatchersMax"/> at once.</summary>
/// <param name="store">What is watched.</param>
/// <param name="time">The clock.</param>
/// <param name="stopping">Ends all of them.</param>
internal sealed class WatchHandler(ObjectStore store, TimeProvider time, CancellationToken stopping)
{
    private static readonly ApiFailure TooMany = new(
        429, "TooManyRequests", $"more than {HubLimits.WatchersMax} watches are open, please try again later")
    {
        Details = new() { RetryAfterSeconds = 1 },
    };

    private int open;

    public async Task WatchAsync(ApiCall call)
    {
        if (!AnswerForm.Parse(call).Is(out var form, out var failure)
            || !WatchQuery.Parse(call).Is(out var query, out failure))
        {
            await Answer.FailureAsync(call.Context, failure);
            return;
        }

        try
        {
            if (Interlocked.Increment(ref open) > HubLimits.WatchersMax)
                await Answer.FailureAsync(call.Context, TooMany);
            else
                await RunAsync(call, form, query);
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    }

    private async Task RunAsync(ApiCall call, AnswerForm form, WatchQuery query)
    {
        Answer.Start(call.Context, 200, Answer.Json);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(call.Aborted, stopping);
        try
        {
            await new WatchStream(store, call.Kind, query, new(call, form, time), time).RunAsync(ends.Token);
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            // The client has gone, or the server goes: either way the stream just ends.
        }
    }
}
