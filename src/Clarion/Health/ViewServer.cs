using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Clarion.Speaker.Viewing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Clarion.Health;

/// <summary>
/// Answers operators on the node's own address, where the API server's pod proxy comes from: one path, and never
/// without a valid token.
/// </summary>
/// <param name="address">The node's address.</param>
/// <param name="port">The health port, 1 to 65535.</param>
/// <param name="gate">Says who is answered.</param>
/// <param name="view">What to answer.</param>
/// <param name="logger">Told when the address cannot be listened on.</param>
internal sealed class ViewServer(IPAddress address, int port, ViewerGate gate, Func<Layer2View> view, ILogger logger)
{
    /// <summary>A few people and scripts at once; the connections of all others are closed again.</summary>
    private const int ConnectionsMax = 16;

    /// <summary>A token is about 1,200 bytes, and the proxy adds a few headers.</summary>
    private const int HeadersLengthMax = 16 * 1024;

    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(30);

    /// <summary>The address may come later than the process: nothing needs a restart to heal.</summary>
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(30);

    /// <summary>Listens until cancelled; while that is not possible, it tries again now and then.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var isTold = false;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await using var server = await SmallServer.StartAsync(Configure, AnswerAsync, cancellationToken);
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }
            catch (Exception problem) when (problem is IOException or SocketException)
            {
                if (!isTold)
                    Verbs.Log.ViewNotServed(logger, address.ToString(), port, problem.Message);
                isTold = true;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(RetryDelay, TimeProvider.System, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Configure(KestrelServerOptions options)
    {
        options.Limits.MaxConcurrentConnections = ConnectionsMax;
        options.Limits.MaxRequestBodySize = 0;
        options.Limits.MaxRequestHeadersTotalSize = HeadersLengthMax;
        options.Limits.RequestHeadersTimeout = HeadersTimeout;
        options.Limits.KeepAliveTimeout = KeepAlive;
        options.Listen(address, port, listen => listen.Protocols = HttpProtocols.Http1);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path.Value != Layer2View.Path)
        {
            await FailAsync(context, StatusCodes.Status404NotFound, $"not found: {Layer2View.Path} is here");
            return;
        }

        if (!HttpMethods.IsGet(context.Request.Method))
        {
            await FailAsync(context, StatusCodes.Status405MethodNotAllowed, "only GET is answered");
            return;
        }

        var token = context.Request.Headers[ViewerGate.TokenHeader].ToString();
        var (code, problem) = await gate.AdmitAsync(token, context.RequestAborted) switch
        {
            Admission.Granted => (StatusCodes.Status200OK, null),
            Admission.Refused => (StatusCodes.Status401Unauthorized,
                $"header {ViewerGate.TokenHeader} must have a token of ServiceAccount {ViewerGate.ServiceAccount}, "
                + $"audience {ViewerGate.Audience}"),
            Admission.Busy => (StatusCodes.Status429TooManyRequests, "too many tokens; ask again in a second"),
            _ => (StatusCodes.Status503ServiceUnavailable, "the API server does not say whose the token is"),
        };
        if (problem is not null)
        {
            await FailAsync(context, code, problem);
            return;
        }

        context.Response.ContentType = "application/json";
        await JsonSerializer.SerializeAsync(
            context.Response.Body, view(), ViewJson.Default.Layer2View, context.RequestAborted);
    }

    private static Task FailAsync(HttpContext context, int code, string problem)
    {
        context.Response.StatusCode = code;
        return context.Response.WriteAsync(problem + "\n", context.RequestAborted);
    }
}
