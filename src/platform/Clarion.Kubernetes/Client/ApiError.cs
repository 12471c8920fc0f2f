using Clarion.Api.Meta;

namespace Clarion.Kubernetes.Client;

/// <summary>An expected failure of a request.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Code">HTTP status, or 0 when there was no answer.</param>
/// <param name="Message">A sentence: what was tried on which object, what is wrong, what to do.</param>
/// <param name="Causes">
/// For <see cref="ApiErrorReason.Invalid"/> each field and what is wrong with it; else mostly empty.
/// </param>
/// <param name="RetryAfter">How long the API server asks to wait, where it does.</param>
public sealed record ApiError(
    ApiErrorReason Reason,
    int Code,
    string Message,
    IReadOnlyList<StatusCause> Causes,
    TimeSpan? RetryAfter)
{
    /// <summary>Whether the same request may succeed later without anybody changing anything.</summary>
    public bool IsTransient => Reason is ApiErrorReason.TooManyRequests or ApiErrorReason.Timeout
        or ApiErrorReason.Unreachable or ApiErrorReason.ServiceUnavailable or ApiErrorReason.Internal
        or ApiErrorReason.VersionTooLarge or ApiErrorReason.Unreadable;

    public override string ToString() => Message;
}
