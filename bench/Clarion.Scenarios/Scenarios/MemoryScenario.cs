using Clarion.Scenarios.Measuring;
using Clarion.Testing.Clusters;

namespace Clarion.Scenarios.Scenarios;

/// <summary>Resident memory of the two roles, half a minute after they are Ready, with a few Services.</summary>
internal static class MemoryScenario
{
    private const int Services = 10;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(BenchedCluster cluster, CancellationToken cancellation)
    {
        for (var i = 0; i < Services; i++)
            await cluster.Api.CreateServiceAsync($"memory-{i}", null, nodePorts: true, cancellation);
        await cluster.Lab.TypeAsync("kubectl delete pod -n metallb-system --all", cancellation);
        var pods = await cluster.Clarion.WaitReadyAsync(cancellation);
        await Task.Delay(Settling, TimeProvider.System, cancellation);
        await cluster.DeleteServicesAsync(cancellation);
        return
        [
            new($"RSS 30 s after Ready, {Services} Services: controller", Largest(pods, "controller"), "<= 60 MB"),
            new($"RSS 30 s after Ready, {Services} Services: speaker (largest)", Largest(pods, "speaker"), "<= 60 MB"),
        ];
    }

    private static string Largest(IReadOnlyList<PodFacts> pods, string component)
    {
        var bytes = pods.Where(pod => pod.Component == component)
            .Max(pod => LabCluster.ProcessesOf(pod.ContainerId).Sum(Resident.Bytes));
        return Resident.Text(bytes);
    }
}
