using Clarion.Hub.Failures;
using Microsoft.AspNetCore.Http;

namespace Clarion.Hub.Http;

/// <summary>Bounds how long a request is answered, so that a client that neither sends nor reads ends.</summary>
internal static class RequestTime
{
    private static readonly ApiFailure Over = new(
        504, "Timeout", "Timeout: request did not complete within the allotted timeout");

    /// <summary>Answers; what awaits the request's abortion is ended when its time is over.</summary>
    public static async Task BoundAsync(HttpContext context, TimeProvider time, Func<Task> answer)
    {
        var aborted = context.RequestAborted;
        using var over = new CancellationTokenSource(TimeSpan.FromSeconds(HubLimits.RequestSecondsMax), time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(aborted, over.Token);
        context.RequestAborted = ends.Token;
        try
        {
            await answer();
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            context.RequestAborted = aborted;
            if (context.Response.HasStarted)
                context.Abort();
            else
                await Answer.FailureAsync(context, Over);
        }
        finally
        {
            context.RequestAborted = aborted;
        }
    }
}
