using System.Net;
using System.Net.Sockets;
using Clarion.Lab.Connections;
using Clarion.Lab.Networks;

namespace Clarion.Lab.Processes;

/// <summary>
/// A port on this machine's loopback that leads to the API server in the lab: the lab's network has no other way out.
/// </summary>
internal sealed class ApiRelay : IAsyncDisposable
{
    private readonly Machine machine;
    private readonly IPEndPoint server;
    private readonly CancellationTokenSource end = new();
    private readonly Task running;

    /// <summary>Listens on a free port.</summary>
    /// <param name="machine">A machine on whose network the server is.</param>
    /// <param name="server">The server.</param>
    /// <param name="time">Time.</param>
    public ApiRelay(Machine machine, IPEndPoint server, TimeProvider time)
    {
        (this.machine, this.server) = (machine, server);
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        running = new ConnectionServer(listener, RelayAsync, time).RunAsync(end.Token);
    }

    /// <summary>Where it listens, on 127.0.0.1.</summary>
    public int Port { get; }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await running;
        end.Dispose();
    }

    /// <summary>Until one side has gone; the other is closed with it.</summary>
    private async Task RelayAsync(Socket near, CancellationToken cancellationToken)
    {
        near.NoDelay = true;
        using var far = await machine.SocketAsync(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        far.NoDelay = true;
        await far.ConnectAsync(server, cancellationToken);
        await await Task.WhenAny(
            CopyAsync(near, far, cancellationToken), CopyAsync(far, near, cancellationToken));
    }

    private static async Task CopyAsync(Socket from, Socket to, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReceiveAsync(buffer, cancellationToken) is var count and > 0)
        {
            for (var sent = 0; sent < count;)
                sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), cancellationToken);
        }
    }
}
