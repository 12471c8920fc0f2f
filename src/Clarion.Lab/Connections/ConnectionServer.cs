using System.Net.Sockets;

namespace Clarion.Lab.Connections;

/// <summary>Accepts connections and serves each by itself. It owns the listener and the connections.</summary>
/// <param name="listener">Listens already.</param>
/// <param name="serve">Serves one connection; a broken one, and one at the end, may throw.</param>
/// <param name="time">Time.</param>
internal sealed class ConnectionServer(
    Socket listener, Func<Socket, CancellationToken, Task> serve, TimeProvider time)
{
    /// <summary>Whoever resets a connection that waits does no harm; a machine short of files needs a moment.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly List<Task> serving = [];

    /// <summary>Serves until cancelled; returns when the last connection has ended.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using (listener)
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                try
                {
                    var connection = await listener.AcceptAsync(cancellationToken);
                    serving.RemoveAll(task => task.IsCompleted);
                    serving.Add(ServeAsync(connection, cancellationToken));
                }
                catch (SocketException)
                {
                    await Task.Delay(Pause, time, cancellationToken)
                        .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
                catch (OperationCanceledException)
                {
                    // Told to end.
                }
            }
        }

        await Task.WhenAll(serving);
    }

    private async Task ServeAsync(Socket connection, CancellationToken cancellationToken)
    {
        using (connection)
        {
            try
            {
                await serve(connection, cancellationToken);
            }
            catch (Exception exception)
                when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The other side has gone, or the server ends.
            }
        }
    }
}
