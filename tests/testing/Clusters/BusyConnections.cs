using Clarion.Testing.Processes;
using Clarion.Testing.Waiting;

namespace Clarion.Testing.Clusters;

/// <summary>Clients that listen to endless pages; who breaks a connection is found out.</summary>
public sealed class BusyConnections : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly IReadOnlyList<RunningCommand> clients;

    private BusyConnections(IReadOnlyList<RunningCommand> clients) => this.clients = clients;

    /// <summary>Opens them and waits until each hears something.</summary>
    /// <param name="from">The machine of the clients.</param>
    /// <param name="address">The web server's address, as it stands in a URL.</param>
    /// <param name="count">How many.</param>
    public static async Task<BusyConnections> OpenAsync(
        LabHost from, string address, int count, CancellationToken cancellation)
    {
        var command = from.Command("curl", "-sSN", "-g", "-m", "300", $"http://{address}/stream");
        var opened = new BusyConnections([.. Enumerable.Range(0, count).Select(_ => command.Start())]);
        await opened.HearMoreAsync(cancellation);
        return opened;
    }

    /// <summary>How many are broken: their client ended, or hears nothing any more.</summary>
    public async Task<int> CountBrokenAsync(CancellationToken cancellation)
    {
        try
        {
            await HearMoreAsync(cancellation);
            return 0;
        }
        catch (TimeoutException)
        {
            var before = clients.Select(client => client.OutputLength).ToList();
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellation);
            return clients.Where((client, i) => client.HasExited || client.OutputLength == before[i]).Count();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients)
            await client.DisposeAsync();
    }

    private async Task HearMoreAsync(CancellationToken cancellation)
    {
        var before = clients.Select(client => client.OutputLength).ToList();
        await Eventually.HoldsAsync("every client hears more of its page", Patience, _ => Task.FromResult(
            clients.Where((client, i) => !client.HasExited && client.OutputLength > before[i]).Count()),
            hearing => hearing == clients.Count, cancellation);
    }
}
