using System.Globalization;
using System.Net;
using System.Security.Authentication;
using System.Text.Json;
using Clarion.Api;
using Clarion.Api.Meta;

namespace Clarion.Kubernetes.Client;

/// <summary>Turns what an API server, or the way to it, says about a failure into an <see cref="ApiError"/>.</summary>
internal static class ErrorReader
{
    /// <summary>A Status is a few hundred bytes; an Invalid one can quote the object, which is at most 3 MiB.</summary>
    private const int BodyLimitBytes = 4 * 1024 * 1024;

    private const int QuoteLimitChars = 500;

    /// <summary>Reads the body of an answer that is no success.</summary>
    public static async Task<ApiError> ReadAsync(
        ApiOperation operation, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await response.Content.LoadIntoBufferAsync(BodyLimitBytes, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var code = (int)response.StatusCode;
        var retryAfter = response.Headers.RetryAfter?.Delta;
        return TryReadStatus(body, out var status)
            ? FromStatus(operation, status, code, retryAfter)
            : FromText(operation, body, code, retryAfter);
    }

    /// <summary>From a Status, which may also have come as an ERROR event of a watch.</summary>
    public static ApiError FromStatus(ApiOperation operation, Status status, int code, TimeSpan? retryAfter)
    {
        var causes = status.Details?.Causes ?? [];
        var reason = ReasonOf(status, code, causes);
        var after = retryAfter
            ?? (status.Details?.RetryAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        var message = Message(operation, reason, status.Message ?? code.ToString(CultureInfo.InvariantCulture), causes);
        return new(reason, code, message, causes, after);
    }

    /// <summary>No answer within the time-out.</summary>
    public static ApiError Timeout(ApiOperation operation, TimeSpan timeout) => new(
        ApiErrorReason.Timeout,
        0,
        string.Create(
            CultureInfo.InvariantCulture, $"cannot {operation}: no answer within {timeout.TotalSeconds:0.#} s"),
        [],
        null);

    /// <summary>The connection could not be made, or broke.</summary>
    /// <param name="operation">What was tried.</param>
    /// <param name="server">Where.</param>
    /// <param name="exception">What the network said.</param>
    /// <param name="trustProblem">Why the server's certificate was refused, if it was.</param>
    public static ApiError Unreachable(ApiOperation operation, Uri server, Exception exception, string? trustProblem)
    {
        var innermost = exception.GetBaseException();
        var isTrust = exception is HttpRequestException { InnerException: AuthenticationException };
        var what = isTrust && trustProblem is not null ? trustProblem : innermost.Message;
        return new(
            ApiErrorReason.Unreachable, 0, $"cannot {operation}: no connection to {server}: {what}", [], null);
    }

    /// <summary>There is nothing to prove with who we are.</summary>
    public static ApiError NoCredentials(string problem) => new(ApiErrorReason.Unauthorized, 0, problem, [], null);

    /// <summary>An answer that is not what an API server gives.</summary>
    public static ApiError Unreadable(ApiOperation operation, int code, string problem) =>
        new(ApiErrorReason.Unreadable, code, $"cannot {operation}: the answer cannot be read: {problem}", [], null);

    private static bool TryReadStatus(byte[] body, out Status status)
    {
        status = new();
        try
        {
            if (JsonSerializer.Deserialize(body, ApiJson.Default.Status) is not { } read)
                return false;
            status = read;
            return read.Message is not null || read.Reason is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static ApiError FromText(ApiOperation operation, byte[] body, int code, TimeSpan? retryAfter)
    {
        var text = System.Text.Encoding.UTF8.GetString(body).Trim();
        if (text.Length > QuoteLimitChars)
            text = text[..QuoteLimitChars] + "…";
        var reason = ReasonOfCode(code);

        // "404 page not found" as plain text: the path, so the group or the kind, is unknown.
        if (reason == ApiErrorReason.NotFound)
            reason = ApiErrorReason.KindNotServed;
        var said = text.StartsWith($"{code} ", StringComparison.Ordinal) ? text : $"{code} {text}";
        return new(reason, code, Message(operation, reason, said, []), [], retryAfter);
    }

    private static ApiErrorReason ReasonOf(Status status, int code, IReadOnlyList<StatusCause> causes)
    {
        if (causes.Any(cause => cause.Reason == "ResourceVersionTooLarge"))
            return ApiErrorReason.VersionTooLarge;
        return status.Reason switch
        {
            "NotFound" => status.Details?.Kind is null ? ApiErrorReason.KindNotServed : ApiErrorReason.NotFound,
            "AlreadyExists" => ApiErrorReason.AlreadyExists,
            "Conflict" => ApiErrorReason.Conflict,
            "Forbidden" => ApiErrorReason.Forbidden,
            "Unauthorized" => ApiErrorReason.Unauthorized,
            "Invalid" => ApiErrorReason.Invalid,
            "Expired" or "Gone" => ApiErrorReason.Expired,
            "TooManyRequests" => ApiErrorReason.TooManyRequests,
            "Timeout" or "ServerTimeout" => ApiErrorReason.Timeout,
            "ServiceUnavailable" => ApiErrorReason.ServiceUnavailable,
            "InternalError" => ApiErrorReason.Internal,
            _ => ReasonOfCode(code),
        };
    }

    private static ApiErrorReason ReasonOfCode(int code) => (HttpStatusCode)code switch
    {
        HttpStatusCode.NotFound => ApiErrorReason.NotFound,
        HttpStatusCode.Conflict => ApiErrorReason.Conflict,
        HttpStatusCode.Forbidden => ApiErrorReason.Forbidden,
        HttpStatusCode.Unauthorized => ApiErrorReason.Unauthorized,
        HttpStatusCode.UnprocessableEntity => ApiErrorReason.Invalid,
        HttpStatusCode.Gone => ApiErrorReason.Expired,
        HttpStatusCode.TooManyRequests => ApiErrorReason.TooManyRequests,
        HttpStatusCode.GatewayTimeout => ApiErrorReason.Timeout,
        HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway => ApiErrorReason.ServiceUnavailable,
        >= HttpStatusCode.InternalServerError => ApiErrorReason.Internal,
        >= HttpStatusCode.BadRequest => ApiErrorReason.BadRequest,
        _ => ApiErrorReason.Unreadable,
    };

    private static string Message(
        ApiOperation operation, ApiErrorReason reason, string said, IReadOnlyList<StatusCause> causes)
    {
        var remedy = reason switch
        {
            ApiErrorReason.Forbidden when causes.Any(cause => cause.Reason == "NamespaceTerminating") => "",
            ApiErrorReason.Forbidden => $"; {operation.Grant}",
            ApiErrorReason.Unauthorized => "; check the token or certificate that this program runs with",
            ApiErrorReason.KindNotServed when operation.Group.Contains('.', StringComparison.Ordinal) =>
                $"; install the CustomResourceDefinition {operation.Resource.Split('/')[0]}.{operation.Group}, "
                + "for example with kubectl apply -f on the manifest that Clarion was installed from",
            ApiErrorReason.Conflict when operation.Verb is "update" or "patch" => "; read it again and repeat",
            _ => "",
        };
        return $"cannot {operation}: {said}{remedy}";
    }
}
