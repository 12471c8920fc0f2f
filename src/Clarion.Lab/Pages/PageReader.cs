using System.Net;
using System.Net.Sockets;
using System.Text;
using Clarion.Lab.Networks;

namespace Clarion.Lab.Pages;

/// <summary>Asks an HTTP server for a page, over a connection that stays open.</summary>
internal sealed class PageReader : IDisposable
{
    private const int AnswerBytesMax = 1024;

    private readonly Socket socket;
    private readonly byte[] request;
    private readonly byte[] buffer = new byte[AnswerBytesMax];

    private PageReader(Socket socket, byte[] request) => (this.socket, this.request) = (socket, request);

    /// <summary>Connects.</summary>
    /// <param name="from">The machine of the client.</param>
    /// <param name="server">The server.</param>
    /// <param name="path">The page, from / on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SocketException">There is no connection.</exception>
    public static async Task<PageReader> ConnectAsync(
        Machine from, IPEndPoint server, string path, CancellationToken cancellationToken)
    {
        var socket = await from.SocketAsync(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.NoDelay = true;
            // Closing resets: a thousand probes leave no port in TIME_WAIT.
            socket.LingerState = new(true, 0);
            await socket.ConnectAsync(server, cancellationToken);
            return new(socket, Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: lab\r\n\r\n"));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Asks for the page.</summary>
    /// <returns>Its first line, or null: there was no page.</returns>
    /// <exception cref="SocketException">The connection is broken.</exception>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        await socket.SendAsync(request, cancellationToken);
        var length = 0;
        while (length < buffer.Length
            && await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken) is var count and > 0)
        {
            length += count;
            // One line is the page, and nothing follows it.
            if (buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) is var head and >= 0 && buffer[length - 1] == '\n'
                && length > head + 4)
                return buffer.AsSpan(0, length).StartsWith("HTTP/1.1 200"u8)
                    ? Encoding.ASCII.GetString(buffer, head + 4, length - head - 5) : null;
        }

        return null;
    }

    public void Dispose() => socket.Dispose();
}
