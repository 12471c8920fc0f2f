using System.Net.Sockets;
using System.Text;
using Clarion.Lab.Connections;

namespace Clarion.Lab.Steering;

/// <summary>
/// Takes commands from other terminals, over a Unix socket: a line comes, <c>+</c> or <c>-</c> and a text go back. What
/// has begun is done before it ends.
/// </summary>
internal sealed class ControlServer : IAsyncDisposable
{
    private const int LineBytesMax = 256;

    private readonly LabCommands commands;
    private readonly CancellationTokenSource end = new();
    private readonly Task running;

    /// <summary>Listens; only this user may connect, since the folder is theirs.</summary>
    public ControlServer(string path, LabCommands commands, TimeProvider time)
    {
        this.commands = commands;
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        running = new ConnectionServer(listener, ServeAsync, time).RunAsync(end.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await running;
        end.Dispose();
    }

    private async Task ServeAsync(Socket connection, CancellationToken cancellationToken)
    {
        var buffer = new byte[LineBytesMax];
        var length = await connection.ReceiveAsync(buffer, cancellationToken);
        var reply = await commands.RunAsync(Encoding.UTF8.GetString(buffer, 0, length).Trim(), cancellationToken);
        // A few bytes to a socket of this machine: also when the lab ends by what was asked, the answer goes out.
        var text = Encoding.UTF8.GetBytes((reply.IsDone ? "+" : "-") + reply.Text);
        await connection.SendAsync(text, CancellationToken.None);
    }
}
