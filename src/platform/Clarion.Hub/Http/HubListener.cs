using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Clarion.Hub.Http;

/// <summary>The TLS listener: HTTP/1.1 and HTTP/2 on one port.</summary>
internal sealed class HubListener : IAsyncDisposable
{
    // What is in flight ends at once, watches before; who still writes then is cut off.
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(2);

    private readonly WebApplication server;

    private HubListener(WebApplication server, Uri address) => (this.server, Address) = (server, address);

    /// <summary>Where clients on this machine connect.</summary>
    public Uri Address { get; }

    /// <summary>Starts listening.</summary>
    /// <exception cref="HubStartException">The address or port cannot be had.</exception>
    public static async Task<HubListener> StartAsync(
        HubOptions options,
        X509Certificate2 certificate,
        HubApplication application,
        CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopLimit);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.Http2.MaxStreamsPerConnection = HubLimits.StreamsPerConnectionMax;
            kestrel.Listen(options.Listen, options.Port, listen => listen.UseHttps(certificate));
        });
        var server = builder.Build();
        server.Run(application.HandleAsync);
        try
        {
            await server.StartAsync(cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or SocketException)
        {
            await server.DisposeAsync();
            throw new HubStartException(
                $"Cannot listen on {options.Listen} port {options.Port}: {problem.Message.TrimEnd('.')}. "
                + "Is another Hub running? Name another port (--port) or address (--listen)");
        }

        return new(server, AddressOf(options.Listen, PortOf(server)));
    }

    public async ValueTask DisposeAsync()
    {
        await server.StopAsync();
        await server.DisposeAsync();
    }

    private static int PortOf(WebApplication server) => new Uri(
        server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    private static Uri AddressOf(IPAddress listen, int port)
    {
        var address = listen.Equals(IPAddress.Any) ? IPAddress.Loopback
            : listen.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback
            : listen;
        var host = address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
        return new($"https://{host}:{port}");
    }
}
