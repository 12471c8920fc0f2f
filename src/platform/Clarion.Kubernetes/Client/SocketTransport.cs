using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Clarion.Kubernetes.Credentials;

namespace Clarion.Kubernetes.Client;

/// <summary>The real way to the API server: one HTTP/2 connection over TLS.</summary>
internal static class SocketTransport
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>A connection on which nothing came for this long is asked whether it lives.</summary>
    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(5);

    /// <summary>How long it may take to answer; an API server under load answers pings at once.</summary>
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(10);

    /// <param name="configuration">Where to, and as whom.</param>
    /// <param name="trust">Judges the server's certificate.</param>
    /// <param name="connected">Called for each connection that is made.</param>
    public static SocketsHttpHandler Create(ClientConfiguration configuration, ServerTrust trust, Action connected) =>
        new()
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip,
            ConnectCallback = (context, cancellationToken) => ConnectAsync(context, connected, cancellationToken),
            ConnectTimeout = ConnectTimeout,
            EnableMultipleHttp2Connections = false,
            KeepAlivePingDelay = PingDelay,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            KeepAlivePingTimeout = PingTimeout,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            UseCookies = false,
            Proxy = ProxyOf(configuration),
            UseProxy = configuration.Proxy is not null,
            SslOptions = SslOptions(configuration, trust),
        };

    private static SslClientAuthenticationOptions SslOptions(ClientConfiguration configuration, ServerTrust trust)
    {
        var options = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback =
                (_, certificate, chain, errors) => trust.Accepts(certificate, chain, errors),
        };
        if (configuration.ClientCertificate is { } certificate)
        {
            options.ClientCertificateContext =
                SslStreamCertificateContext.Create(certificate, configuration.ClientIssuers, offline: true);
        }
        else if (configuration.Exec is { } plugin)
        {
            // A resumed session would still show the certificate before.
            options.AllowTlsResume = false;
            options.LocalCertificateSelectionCallback = (_, _, _, _, _) => plugin.Certificate!;
        }

        return options;
    }

    private static WebProxy? ProxyOf(ClientConfiguration configuration)
    {
        if (configuration.Proxy is not { } address)
            return null;
        var proxy = new WebProxy(address);
        if (address.UserInfo.Split(':') is [{ Length: > 0 } name, .. var password])
        {
            proxy.Credentials = new NetworkCredential(
                Uri.UnescapeDataString(name), Uri.UnescapeDataString(string.Join(':', password)));
        }

        return proxy;
    }

    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, Action connected, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            connected();
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
