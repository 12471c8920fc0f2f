using System.Net;
using System.Net.Sockets;
using Clarion.Lab.Networks;

namespace Clarion.Lab.Processes;

/// <summary>
/// A port on this machine's loopback that leads to the API server in the lab: the lab's network has no other way out.
/// </summary>
internal sealed class ApiRelay : IAsyncDisposable
{
    private readonly Machine machine;
    private readonly IPEndPoint server;
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource end = new();
    private readonly Task accepting;

    /// <summary>Listens on a free port.</summary>
    /// <param name="machine">A machine on whose network the server is.</param>
    /// <param name="server">The server.</param>
    public ApiRelay(Machine machine, IPEndPoint server)
    {
        (this.machine, this.server) = (machine, server);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        accepting = AcceptAsync();
    }

    /// <summary>Where it listens, on 127.0.0.1.</summary>
    public int Port { get; }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Dispose();
        await accepting;
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = RelayAsync(await listener.AcceptAsync(end.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // Disposed.
        }
    }

    private async Task RelayAsync(Socket near)
    {
        using (near)
        {
            try
            {
                near.NoDelay = true;
                using var far = await machine.SocketAsync(
                    server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                far.NoDelay = true;
                await far.ConnectAsync(server, end.Token);
                await await Task.WhenAny(CopyAsync(near, far), CopyAsync(far, near));
            }
            catch (Exception exception)
                when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One side has gone; the other is closed with it.
            }
        }
    }

    private async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReceiveAsync(buffer, end.Token) is var count and > 0)
        {
            for (var sent = 0; sent < count;)
                sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), end.Token);
        }
    }
}
