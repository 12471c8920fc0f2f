using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Clarion.Lab.Connections;

namespace Clarion.Lab.Pages;

/// <summary>
/// The application of the lab: an HTTP server that says its node's name, on connections that stay open as long as the
/// client likes. <c>/connections</c> says how many are open.
/// </summary>
/// <param name="name">The node's name.</param>
/// <param name="time">Time.</param>
public sealed class WebServer(string name, TimeProvider time)
{
    /// <summary>Where it listens, on every address of its machine.</summary>
    public const int Port = 8080;

    /// <summary>A longer request is not one of the lab's clients.</summary>
    private const int RequestBytesMax = 4096;

    private int connections;

    /// <summary>Serves until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken)
    {
        var listener = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
        listener.DualMode = true;
        listener.Bind(new IPEndPoint(IPAddress.IPv6Any, Port));
        listener.Listen(512);
        return new ConnectionServer(listener, ServeAsync, time).RunAsync(cancellationToken);
    }

    private async Task ServeAsync(Socket connection, CancellationToken cancellationToken)
    {
        connection.NoDelay = true;
        Interlocked.Increment(ref connections);
        try
        {
            var buffer = new byte[RequestBytesMax];
            var length = 0;
            while (length < buffer.Length
                && await connection.ReceiveAsync(buffer.AsMemory(length), cancellationToken) is var count and > 0)
            {
                length += count;
                if (!buffer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
                    continue;
                await connection.SendAsync(Answer(buffer.AsSpan(0, length)), cancellationToken);
                length = 0;
            }
        }
        finally
        {
            Interlocked.Decrement(ref connections);
        }
    }

    private byte[] Answer(ReadOnlySpan<byte> request)
    {
        var body = request.StartsWith("GET /connections "u8)
            ? Volatile.Read(ref connections).ToString(CultureInfo.InvariantCulture)
            : name;
        return Encoding.ASCII.GetBytes(
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: keep-alive\r\n"
            + string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length + 1}\r\n\r\n{body}\n"));
    }
}
