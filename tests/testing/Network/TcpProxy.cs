using System.Net;
using System.Net.Sockets;

namespace Clarion.Testing.Network;

/// <summary>
/// Passes TCP connections on to a port of this machine, and does to them what networks do: cuts them, lets them fall
/// silent without closing, slows them down, refuses new ones.
/// </summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int target;
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private readonly List<TcpProxyConnection> connections = [];
    private readonly Task accepting;
    private int accepted;
    private TcpProxyTraffic traffic = new();

    private TcpProxy(int target)
    {
        this.target = target;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync();
    }

    /// <summary>Where it listens, on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>How many connections it has passed on.</summary>
    public int Accepted => Volatile.Read(ref accepted);

    /// <summary>Whether new connections are closed at once.</summary>
    public bool Refuses { get; set; }

    /// <summary>What connections obey: all since the last <see cref="Freeze"/>.</summary>
    public TcpProxyTraffic Traffic => traffic;

    /// <summary>Starts a proxy in front of a port of 127.0.0.1.</summary>
    public static TcpProxy To(int port) => new(port);

    /// <summary>
    /// Leaves all connections open and silent for ever, as when the other end loses its power; new ones pass.
    /// </summary>
    public void Freeze()
    {
        traffic.Pause();
        traffic = new();
    }

    /// <summary>Resets all connections.</summary>
    public void Cut()
    {
        lock (gate)
        {
            foreach (var connection in connections)
                connection.Reset();
            connections.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Dispose();
        await accepting;
        Cut();
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptSocketAsync(stopping.Token);
                if (Refuses)
                {
                    client.Dispose();
                    continue;
                }

                await PassOnAsync(client);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task PassOnAsync(Socket client)
    {
        var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, target, stopping.Token);
        }
        catch (SocketException)
        {
            client.Dispose();
            server.Dispose();
            return;
        }

        lock (gate)
            connections.Add(TcpProxyConnection.Start(client, server, Traffic));
        Interlocked.Increment(ref accepted);
    }
}
