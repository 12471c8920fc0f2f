using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Clarion.Health;

/// <summary>
/// An HTTP server of a role: Kestrel alone. The application around it (host, dependency injection, configuration)
/// would take more memory than its answers are worth.
/// </summary>
internal sealed class SmallServer : IHttpApplication<HttpContext>, IAsyncDisposable
{
    private readonly RequestDelegate answer;
    private readonly KestrelServer kestrel;

    private SmallServer(KestrelServerOptions options, RequestDelegate answer)
    {
        this.answer = answer;
        kestrel = new(
            Options.Create(options),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
    }

    /// <summary>Starts listening.</summary>
    /// <param name="configure">Where it listens, and its limits.</param>
    /// <param name="answer">Answers every request.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The server; disposing ends it.</returns>
    /// <exception cref="IOException">The port is taken.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">This machine does not have the address.</exception>
    public static async Task<SmallServer> StartAsync(
        Action<KestrelServerOptions> configure, RequestDelegate answer, CancellationToken cancellationToken)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        configure(options);
        var server = new SmallServer(options, answer);
        try
        {
            await server.kestrel.StartAsync(server, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    HttpContext IHttpApplication<HttpContext>.CreateContext(IFeatureCollection contextFeatures) =>
        new DefaultHttpContext(contextFeatures);

    Task IHttpApplication<HttpContext>.ProcessRequestAsync(HttpContext context) => answer(context);

    void IHttpApplication<HttpContext>.DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async ValueTask DisposeAsync()
    {
        await kestrel.StopAsync(CancellationToken.None);
        kestrel.Dispose();
    }
}
