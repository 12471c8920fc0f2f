using Clarion.Scenarios.Api;
using Clarion.Scenarios.Measuring;

namespace Clarion.Scenarios.Scenarios;

/// <summary>From the reply to a Service's creation to the moment when a watching client sees its address.</summary>
internal static class AllocationScenario
{
    private const int Services = 100;

    /// <summary>So that the one before is done: rules of kube-proxy, statuses, events.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(250);

    public static async Task<Figure> MeasureAsync(BenchedCluster cluster, CancellationToken cancellation)
    {
        var sample = new Sample();
        await using var watch = await ServiceWatch.OpenAsync(cluster.Api, cancellation);
        for (var i = 0; i < Services; i++)
        {
            var name = $"allocation-{i}";
            await cluster.Api.CreateServiceAsync(name, null, nodePorts: true, cancellation);
            var created = TimeProvider.System.GetTimestamp();
            var seen = await watch.AddressSeenAsync(name, cancellation);
            sample.Add(TimeProvider.System.GetElapsedTime(created, Math.Max(seen, created)));
            await Task.Delay(Apart, TimeProvider.System, cancellation);
        }

        await cluster.DeleteServicesAsync(cancellation);
        return new Figure($"a Service's POST reply to its address, {Services} one by one (p50; p99)",
            $"{sample.Median}; {sample.Percentile99}", "<= 15 ms; <= 60 ms");
    }
}
