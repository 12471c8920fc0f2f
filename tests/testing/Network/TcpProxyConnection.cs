using System.Net.Sockets;

namespace Clarion.Testing.Network;

/// <summary>One connection through a proxy.</summary>
internal sealed class TcpProxyConnection
{
    private const int BufferSize = 16 * 1024;

    private readonly Socket client;
    private readonly Socket server;

    private TcpProxyConnection(Socket client, Socket server) => (this.client, this.server) = (client, server);

    public static TcpProxyConnection Start(Socket client, Socket server, TcpProxyTraffic traffic)
    {
        (client.NoDelay, server.NoDelay) = (true, true);
        var connection = new TcpProxyConnection(client, server);
        _ = connection.CopyBothAsync(traffic);
        return connection;
    }

    /// <summary>Ends it in both directions with a reset; copying ends by the exceptions that this causes.</summary>
    public void Reset()
    {
        client.Close(0);
        server.Close(0);
    }

    private async Task CopyBothAsync(TcpProxyTraffic traffic)
    {
        await Task.WhenAll(CopyAsync(client, server, traffic), CopyAsync(server, client, traffic));
        client.Dispose();
        server.Dispose();
    }

    private async Task CopyAsync(Socket from, Socket to, TcpProxyTraffic traffic)
    {
        var buffer = new byte[BufferSize];
        try
        {
            int read;
            while ((read = await from.ReceiveAsync(buffer.AsMemory(0, Chunk(traffic)))) > 0)
            {
                await traffic.PassAsync(read);
                await to.SendAsync(buffer.AsMemory(0, read));
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            Reset();
        }
    }

    /// <summary>A slow line passes small pieces, so that it is slow and not lumpy.</summary>
    private static int Chunk(TcpProxyTraffic traffic) =>
        traffic.BytesPerSecond is { } rate ? Math.Clamp(rate / 50, 1, BufferSize) : BufferSize;
}
