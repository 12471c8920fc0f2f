using System.Net;
using Microsoft.AspNetCore.Http;

namespace Clarion.Health;

/// <summary>
/// Answers the kubelet: <c>/healthz</c> is 200 while the role's loops turn, <c>/readyz</c> while it has a complete
/// view. The body says what is missing.
/// </summary>
internal static class HealthServer
{
    /// <summary>Starts listening.</summary>
    /// <param name="address">Where: a speaker is on its node's network, so on loopback; null: everywhere.</param>
    /// <param name="port">1 to 65535.</param>
    /// <param name="live">Null when well, else what is stuck.</param>
    /// <param name="ready">Null when ready, else what is waited for.</param>
    /// <param name="cancel">Ends the start.</param>
    /// <returns>The server; disposing ends it.</returns>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<IAsyncDisposable> StartAsync(
        IPAddress? address, int port, Func<string?> live, Func<string?> ready, CancellationToken cancel) =>
        await SmallServer.StartAsync(
            options =>
            {
                if (address is null)
                    options.ListenAnyIP(port); // IPv6 and IPv4, or IPv4 alone on a machine without IPv6
                else
                    options.Listen(address, port);
            },
            context => AnswerAsync(context, live, ready),
            cancel);

    private static Task AnswerAsync(HttpContext context, Func<string?> live, Func<string?> ready)
    {
        var problem = context.Request.Path.Value switch
        {
            "/healthz" => live(),
            "/readyz" => live() ?? ready(),
            _ => "not found: /healthz and /readyz are here",
        };
        context.Response.StatusCode = problem switch
        {
            null => StatusCodes.Status200OK,
            _ when context.Request.Path.Value is "/healthz" or "/readyz" => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status404NotFound,
        };
        return context.Response.WriteAsync((problem ?? "ok") + "\n", context.RequestAborted);
    }
}
