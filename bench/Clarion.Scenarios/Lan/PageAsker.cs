using System.Net;
using System.Net.Sockets;
using Clarion.Testing.Clusters;

namespace Clarion.Scenarios.Lan;

/// <summary>A client that asks a web server for its page, anew every 50 ms, until it comes.</summary>
internal sealed class PageAsker(LabHost host)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    /// <returns>A timestamp of <see cref="TimeProvider.System"/>: when the page was there.</returns>
    public Task<long> FirstPageAsync(IPAddress target, CancellationToken cancellation) =>
        NamespaceThread.RunAsync(host, () =>
        {
            while (!HasPage(target))
                cancellation.ThrowIfCancellationRequested();
            return TimeProvider.System.GetTimestamp();
        });

    private static bool HasPage(IPAddress target)
    {
        using var socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
        try
        {
            socket.Connect(target, 80);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
        {
            // On its way.
        }
        catch (SocketException)
        {
            return false;
        }

        if (!socket.Poll(Patience, SelectMode.SelectWrite))
            return false;
        var buffer = new byte[512];
        socket.Send("GET / HTTP/1.1\r\nHost: page\r\n\r\n"u8, SocketFlags.None, out var error);
        if (error != SocketError.Success || !socket.Poll(Patience, SelectMode.SelectRead))
            return false;
        var length = socket.Receive(buffer, 0, buffer.Length, SocketFlags.None, out error);
        return error == SocketError.Success && buffer.AsSpan(0, length).StartsWith("HTTP/1.1 200"u8);
    }
}
