using System.Collections.Concurrent;
using System.Text.Json;

namespace Clarion.Scenarios.Api;

/// <summary>Notes when a client first sees the address of each Service of namespace bench.</summary>
internal sealed class ServiceWatch : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> seen = new();
    private readonly CancellationTokenSource end = new();
    private readonly StreamReader stream;
    private readonly Task reading;

    private ServiceWatch(StreamReader stream)
    {
        this.stream = stream;
        reading = ReadAsync();
    }

    public static async Task<ServiceWatch> OpenAsync(ApiSession api, CancellationToken cancellation) =>
        new(await api.WatchServicesAsync(cancellation));

    /// <returns>A timestamp of <see cref="TimeProvider.System"/>: when the Service's address came.</returns>
    /// <exception cref="InvalidDataException">The API server ended the watch before.</exception>
    public async Task<long> AddressSeenAsync(string name, CancellationToken cancellation)
    {
        var address = Of(name).Task;
        if (await Task.WhenAny(address, reading).WaitAsync(cancellation) != address && !address.IsCompleted)
        {
            throw new InvalidDataException(
                $"the API server ended the watch before the address of {name} came: run it on a quieter machine");
        }

        return await address;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await reading;
        stream.Dispose();
        end.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await stream.ReadLineAsync(end.Token) is { } line)
                Note(line, TimeProvider.System.GetTimestamp());
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private void Note(string line, long at)
    {
        using var change = JsonDocument.Parse(line);
        var service = change.RootElement.GetProperty("object");
        var balancer = service.GetProperty("status").GetProperty("loadBalancer");
        if (balancer.TryGetProperty("ingress", out var ingress) && ingress.GetArrayLength() > 0)
            Of(service.GetProperty("metadata").GetProperty("name").GetString()!).TrySetResult(at);
    }

    private TaskCompletionSource<long> Of(string name) =>
        seen.GetOrAdd(name, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
