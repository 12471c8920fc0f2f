using System.Globalization;
using System.Text.Json;
using Clarion.Scenarios.Api;
using Clarion.Scenarios.Measuring;
using Clarion.Testing.Clusters;
using Clarion.Testing.Processes;
using Clarion.Testing.Waiting;

namespace Clarion.Scenarios.Scenarios;

/// <summary>What a Hub holds and how soon its watchers hear of a write, with the Hub as a process of its own.</summary>
internal sealed class HubScenario(ApiSession api, int process)
{
    private const int Services = 5_000;
    private const int CreatorsMax = 32;
    private const int Watchers = 10;
    private const int WritesPerSecond = 500;
    private const int Seconds = 10;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("clarion-hub-").FullName;
        try
        {
            var program = Path.Combine(LabFolder.Repository, "clarion");
            await using var hub = new Command(
                program, "hub", "--directory", folder, "--port", "0", "--log-level", "warn").Start();
            await Eventually.HoldsAsync("the Hub serves", StartLimit, _ => !hub.HasExited
                ? Task.FromResult(hub.Output.Contains("export KUBECONFIG=", StringComparison.Ordinal))
                : throw new CommandFailedException(hub.Output + hub.Error), cancellation);
            using var api = ApiSession.Open(
                ServerOf(Path.Combine(folder, "admin.kubeconfig")),
                await File.ReadAllTextAsync(Path.Combine(folder, "admin.token"), cancellation),
                await File.ReadAllTextAsync(Path.Combine(folder, "ca.crt"), cancellation));
            return await new HubScenario(api, hub.Id).RunAsync(cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellation)
    {
        await api.CreateNamespaceAsync(cancellation);
        var limit = new ParallelOptions { MaxDegreeOfParallelism = CreatorsMax, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Enumerable.Range(0, Services), limit, async (i, token) =>
            await api.CreateServiceAsync($"s-{i}", null, nodePorts: false, token));
        await Task.Delay(Settling, TimeProvider.System, cancellation);
        var memory = ResidentMemory.Of(process);
        var sample = await WriteToWatchAsync(cancellation);
        return
        [
            new($"Hub: RSS with {Services} Services", memory, "<= 120 MB"),
            new(
                $"Hub: write to watch event, p99, {WritesPerSecond} writes a second, {Watchers} watchers",
                sample.Percentile99, "<= 50 ms"),
            new("Hub: RSS after that", ResidentMemory.Of(process), ""),
        ];
    }

    private async Task<Sample> WriteToWatchAsync(CancellationToken cancellation)
    {
        const int Writes = WritesPerSecond * Seconds;
        var streams = new List<StreamReader>();
        for (var i = 0; i < Watchers; i++)
            streams.Add(await api.WatchServicesAsync(cancellation));
        var reading = streams.Select(stream => ReadAsync(stream, Writes, cancellation)).ToList();
        var (start, writing) = (TimeProvider.System.GetTimestamp(), new List<Task>());
        for (var i = 0; i < Writes; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / WritesPerSecond) - TimeProvider.System.GetElapsedTime(start);
            if (due > TimeSpan.FromMilliseconds(1))
                await Task.Delay(due, TimeProvider.System, cancellation);
            var sent = TimeProvider.System.GetTimestamp().ToString(CultureInfo.InvariantCulture);
            writing.Add(api.AnnotateServiceAsync($"s-{i % Services}", sent, cancellation));
        }

        await Task.WhenAll(writing);
        var sample = new Sample();
        foreach (var latency in (await Task.WhenAll(reading)).SelectMany(latencies => latencies))
            sample.Add(latency);
        streams.ForEach(stream => stream.Dispose());
        return sample;
    }

    private static async Task<List<TimeSpan>> ReadAsync(StreamReader stream, int events, CancellationToken cancellation)
    {
        var latencies = new List<TimeSpan>(events);
        while (latencies.Count < events && await stream.ReadLineAsync(cancellation) is { } line)
        {
            var seen = TimeProvider.System.GetTimestamp();
            using var change = JsonDocument.Parse(line);
            var sent = change.RootElement.GetProperty("object").GetProperty("metadata").GetProperty("annotations")
                .GetProperty("sent").GetString()!;
            latencies.Add(TimeProvider.System.GetElapsedTime(long.Parse(sent, CultureInfo.InvariantCulture), seen));
        }

        return latencies.Count == events
            ? latencies
            : throw new InvalidOperationException($"a watch ended after {latencies.Count} of {events} events");
    }

    private static Uri ServerOf(string kubeconfig) => new(File.ReadLines(kubeconfig)
        .First(line => line.TrimStart().StartsWith("server:", StringComparison.Ordinal)).Split(' ')[^1]);
}
