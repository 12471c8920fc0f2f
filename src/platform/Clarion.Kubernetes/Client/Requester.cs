using System.Text.Json;
using Clarion.Primitives;

namespace Clarion.Kubernetes.Client;

/// <summary>Sends requests, each with a time-out, and repeats those that may be repeated.</summary>
internal sealed class Requester(ApiTransport transport, TimeProvider time, Chance chance)
{
    /// <summary>With the longest back-off a read then takes about 6 s to give up on a server that refuses.</summary>
    private const int AttemptsMax = 6;

    /// <summary>
    /// Part of a read's time-out that one attempt may use, so that a lost one leaves time for another.
    /// </summary>
    private const double AttemptShare = 0.4;

    /// <summary>Sends a request and reads its answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="read">Reads the body of a success.</param>
    /// <param name="timeout">For everything: all attempts, the waits between them, and the body.</param>
    /// <param name="cancellationToken">Ends it with an exception.</param>
    public async Task<ApiResult<T>> SendAsync<T>(
        ApiRequest request,
        Func<HttpResponseMessage, CancellationToken, Task<T>> read,
        TimeSpan timeout,
        CancellationToken cancellationToken)
        where T : notnull
    {
        var deadline = Instant.Now(time) + timeout;
        for (var attempt = 0; ; attempt++)
        {
            var left = deadline - Instant.Now(time);
            var isShared = request is { IsRead: true, IsSentOnce: false } && left > timeout * AttemptShare;
            var share = isShared ? timeout * AttemptShare : left;
            var result = await AttemptAsync(request, read, share, cancellationToken);
            if (result.TryGet(out _, out var error) || attempt + 1 >= AttemptsMax || !MayRepeat(request, error))
                return result;
            var wait = Backoff.After(error, attempt, chance.Next());
            if (Instant.Now(time) + wait >= deadline)
                return result;
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private static bool MayRepeat(ApiRequest request, ApiError error) => !request.IsSentOnce && (request.IsRead
        ? error.IsTransient && error.Reason is not (ApiErrorReason.Unreadable or ApiErrorReason.VersionTooLarge)
        : error.Reason == ApiErrorReason.TooManyRequests);

    private async Task<ApiResult<T>> AttemptAsync<T>(
        ApiRequest request,
        Func<HttpResponseMessage, CancellationToken, Task<T>> read,
        TimeSpan timeout,
        CancellationToken cancellationToken)
        where T : notnull
    {
        if (timeout <= TimeSpan.Zero)
            return ApiResult<T>.Failure(ErrorReader.Timeout(request.Operation, TimeSpan.Zero));
        using var timer = new CancellationTokenSource(timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            using var response = await transport.SendAsync(request, both.Token);
            if (!response.IsSuccessStatusCode)
                return ApiResult<T>.Failure(await ErrorReader.ReadAsync(request.Operation, response, both.Token));
            return ApiResult<T>.Success(await read(response, both.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ApiResult<T>.Failure(ErrorReader.Timeout(request.Operation, timeout));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return ApiResult<T>.Failure(transport.Unreachable(request.Operation, exception));
        }
        catch (JsonException exception)
        {
            return ApiResult<T>.Failure(ErrorReader.Unreadable(request.Operation, 200, exception.Message));
        }
    }
}
