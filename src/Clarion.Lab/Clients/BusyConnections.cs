using System.Net;
using System.Net.Sockets;
using Clarion.Lab.Networks;
using Clarion.Lab.Pages;

namespace Clarion.Lab.Clients;

/// <summary>Connections over which one request follows the other; it is counted how many break.</summary>
internal sealed class BusyConnections : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>A server that says nothing for so long is gone: TCP has sent its request anew five times.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly TimeProvider time;
    private readonly CancellationTokenSource end = new();
    private readonly List<Task> running = [];
    private int broken;

    private BusyConnections(TimeProvider time) => this.time = time;

    /// <summary>How many are there, broken or not.</summary>
    public int Count => running.Count;

    /// <summary>How many have broken.</summary>
    public int Broken => Volatile.Read(ref broken);

    /// <summary>Opens connections to each of the addresses in turn; each has had an answer then.</summary>
    /// <exception cref="SocketException">One could not be opened.</exception>
    /// <exception cref="OperationCanceledException">One could not be opened within 5 s.</exception>
    public static async Task<BusyConnections> OpenAsync(
        Machine from, IReadOnlyList<IPAddress> addresses, int count, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var connections = new BusyConnections(time);
        try
        {
            for (var i = 0; i < count; i++)
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                limit.CancelAfter(Patience);
                var server = new IPEndPoint(addresses[i % addresses.Count], 80);
                var reader = await PageReader.ConnectAsync(from, server, "/", limit.Token);
                await reader.ReadAsync(limit.Token);
                connections.running.Add(connections.KeepBusyAsync(reader));
            }

            return connections;
        }
        catch
        {
            await connections.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await Task.WhenAll(running);
        end.Dispose();
    }

    private async Task KeepBusyAsync(PageReader reader)
    {
        using (reader)
        {
            try
            {
                while (true)
                {
                    await Task.Delay(Pause, time, end.Token);
                    if (await reader.ReadAsync(end.Token).WaitAsync(Patience, time, end.Token) is null)
                        break;
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception exception) when (exception is SocketException or TimeoutException)
            {
                // Broken.
            }
        }

        Interlocked.Increment(ref broken);
    }
}
