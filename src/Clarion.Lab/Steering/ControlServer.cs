using System.Net.Sockets;
using System.Text;

namespace Clarion.Lab.Steering;

/// <summary>
/// Takes commands from other terminals, over a Unix socket: a line comes, <c>+</c> or <c>-</c> and a text go back.
/// </summary>
internal sealed class ControlServer : IAsyncDisposable
{
    private const int LineBytesMax = 256;

    private readonly LabCommands commands;
    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource end = new();
    private readonly Task accepting;

    /// <summary>Listens; only this user may connect, since the folder is theirs.</summary>
    public ControlServer(string path, LabCommands commands)
    {
        this.commands = commands;
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        accepting = AcceptAsync();
    }

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
                _ = ServeAsync(await listener.AcceptAsync(end.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(Socket connection)
    {
        using (connection)
        {
            try
            {
                var buffer = new byte[LineBytesMax];
                var length = await connection.ReceiveAsync(buffer, end.Token);
                var reply = await commands.RunAsync(Encoding.UTF8.GetString(buffer, 0, length).Trim(), end.Token);
                var text = Encoding.UTF8.GetBytes((reply.IsDone ? "+" : "-") + reply.Text);
                await connection.SendAsync(text, end.Token);
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException)
            {
                // Whoever asked has gone, or the lab ends.
            }
        }
    }
}
