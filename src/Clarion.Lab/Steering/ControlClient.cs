using System.Net.Sockets;
using System.Text;

namespace Clarion.Lab.Steering;

/// <summary>Tells a lab that runs in another process what to do.</summary>
public static class ControlClient
{
    /// <summary>More than the longest status.</summary>
    private const int ReplyBytesMax = 64 * 1024;

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>Sends a command and waits for its end.</summary>
    /// <param name="name">The lab's name.</param>
    /// <param name="line">For example <c>crash n2</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null: no lab of that name listens.</returns>
    public static async Task<Reply?> SendAsync(string name, string line, CancellationToken cancellationToken)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(LabFolder.SocketOf(name)), cancellationToken);
            await socket.SendAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellationToken);
            var buffer = new byte[ReplyBytesMax];
            var length = 0;
            while (length < buffer.Length
                && await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken) is var count and > 0)
                length += count;
            return length > 0
                ? new(buffer[0] == '+', Encoding.UTF8.GetString(buffer, 1, length - 1))
                : new(false, "the lab ended meanwhile");
        }
        catch (SocketException)
        {
            return null;
        }
    }

    /// <summary>Ends a lab and removes what is left of it, whether it runs or not.</summary>
    /// <returns>Whether there was anything.</returns>
    /// <exception cref="LabException">Something cannot be removed.</exception>
    public static async Task<bool> DownAsync(string name, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var wasHeld = false; ; wasHeld = true)
        {
            if (await Leftovers.TryRemoveAsync(name) is { } wasThere)
                return wasHeld || wasThere;
            await SendAsync(name, "down", cancellationToken);
            await Task.Delay(LookInterval, time, cancellationToken);
        }
    }
}
