using Clarion.Scenarios.Measuring;

namespace Clarion.Scenarios.Scenarios;

/// <summary>What is measured on a real cluster.</summary>
internal static class ClusterScenarios
{
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancellation)
    {
        var figures = new List<Figure>();
        (string Answer, string Page) first;
        await using (var cluster = await BenchedCluster.StartAsync([], cancellation))
        {
            figures.Add(await InstallScenario.MeasureAsync(cluster, cancellation));
            await cluster.AddPoolAndPageAsync(cancellation);
            figures.Add(await AllocationScenario.MeasureAsync(cluster, cancellation));
            first = await FirstAnswerScenario.MeasureAsync(cluster, cancellation);
            figures.AddRange(await MemoryScenario.MeasureAsync(cluster, cancellation));
        }

        await using var quick = await BenchedCluster.StartAsync(["--proxy-sync", "50ms"], cancellation);
        await quick.Clarion.InstallAsync(cancellation);
        await quick.AddPoolAndPageAsync(cancellation);
        var second = await FirstAnswerScenario.MeasureAsync(quick, cancellation);
        figures.AddRange(await RecoveryScenario.MeasureAsync(quick, cancellation));
        figures.Add(new("creation to the first ARP answer that a client hears (p50)", first.Answer, "<= 60 ms"));
        figures.Add(new("creation to the first page, kube-proxy's default sync (p50)", first.Page, "-"));
        figures.Add(new("creation to the first page, --proxy-sync 50ms (p50)", second.Page, "<= 300 ms"));
        return figures;
    }
}
