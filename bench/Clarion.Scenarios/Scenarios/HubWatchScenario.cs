using Clarion.Scenarios.Api;
using Clarion.Scenarios.Measuring;
using Clarion.Testing.Kubernetes;

namespace Clarion.Scenarios.Scenarios;

/// <summary>
/// From a write to its watch event, at 500 writes a second for half a minute, with ten watchers: on the Hub and on a
/// real API server. Clients and server share the machine.
/// </summary>
internal sealed class HubWatchScenario(string kubeconfig)
{
    private const int Watchers = 10;
    private const int Objects = 500;
    private const int WritesPerSecond = 500;
    private const int CreatorsMax = 32;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancellation)
    {
        var figures = new List<Figure>();
        await using (var hub = await BenchedHub.StartAsync(cancellation))
            figures.AddRange(await new HubWatchScenario(hub.Kubeconfig).RunAsync("Hub", "<= 50 ms", cancellation));
        if (!KubeFiles.TryUnpack(out var programs))
            return figures;
        await using var server = await LocalApiServer.StartAsync(programs);
        var file = Path.Combine(server.Folder, "kubeconfig");
        await File.WriteAllTextAsync(file, LocalKubeconfig.Of(server), cancellation);
        try
        {
            figures.AddRange(await new HubWatchScenario(file).RunAsync("kube-apiserver", "-", cancellation));
        }
        catch (InvalidDataException ended)
        {
            // It ends the watches of clients that come too late, which on a small machine these do.
            figures.Add(new("write to watch event, kube-apiserver", ended.Message, "-"));
        }

        return figures;
    }

    private static string Name(int number) => $"written-{number}";

    private async Task<IReadOnlyList<Figure>> RunAsync(string server, string target, CancellationToken cancellation)
    {
        using var api = ApiSession.Open(kubeconfig);
        await PrepareAsync(api, cancellation);
        var sessions = Enumerable.Range(0, Watchers).Select(_ => ApiSession.Open(kubeconfig)).ToList();
        var count = (int)Duration.TotalSeconds * WritesPerSecond;
        var readers = new List<Task<Sample>>();
        foreach (var session in sessions)
            readers.Add(WriteTimes.ReadAsync(await session.WatchServicesAsync(cancellation), count, cancellation));

        var rate = await WriteAsync(api, count, cancellation);
        var sample = Sample.Of(await Task.WhenAll(readers).WaitAsync(Patience, TimeProvider.System, cancellation));
        sessions.ForEach(session => session.Dispose());
        var what = $"write to watch event, {Watchers} watchers, {rate:0} writes/s, {server}";
        return [new($"{what}: p50", sample.Median, "-"), new($"{what}: p99", sample.Percentile99, target)];
    }

    private static async Task PrepareAsync(ApiSession api, CancellationToken cancellation)
    {
        await api.CreateAsync("api/v1/namespaces", """{"metadata":{"name":"bench"}}""", cancellation);
        var limit = new ParallelOptions { MaxDegreeOfParallelism = CreatorsMax, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Enumerable.Range(0, Objects), limit, async (number, token) =>
            await api.CreateServiceAsync(Name(number), null, nodePorts: false, token));
    }

    /// <summary>Writes at the set pace, however long each write takes; gives the pace that came out.</summary>
    private static async Task<double> WriteAsync(ApiSession api, int count, CancellationToken cancellation)
    {
        var begin = TimeProvider.System.GetTimestamp();
        var writes = new List<Task>(count);
        while (writes.Count < count)
        {
            var due = TimeProvider.System.GetElapsedTime(begin).TotalSeconds * WritesPerSecond;
            for (; writes.Count < Math.Min(due, count);)
            {
                var path = $"api/v1/namespaces/{ApiSession.Namespace}/services/{Name(writes.Count % Objects)}";
                writes.Add(api.PatchAsync(path, WriteTimes.Patch(), cancellation));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, cancellation);
        }

        await Task.WhenAll(writes);
        return count / TimeProvider.System.GetElapsedTime(begin).TotalSeconds;
    }
}
