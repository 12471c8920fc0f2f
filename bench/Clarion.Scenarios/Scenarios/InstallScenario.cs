using Clarion.Scenarios.Measuring;

namespace Clarion.Scenarios.Scenarios;

/// <summary>From <c>kubectl apply</c> to all pods Ready, with the image on the nodes.</summary>
internal static class InstallScenario
{
    private const int Rounds = 3;

    /// <summary>Installs and removes a few times; leaves Clarion installed.</summary>
    public static async Task<Figure> MeasureAsync(BenchedCluster cluster, CancellationToken cancellation)
    {
        await cluster.Clarion.InstallAsync(cancellation);
        var sample = new Sample();
        for (var i = 0; i < Rounds; i++)
        {
            await cluster.Clarion.UninstallAsync(cancellation);
            var start = TimeProvider.System.GetTimestamp();
            await cluster.Clarion.InstallAsync(cancellation);
            sample.Add(TimeProvider.System.GetElapsedTime(start));
        }

        return new Figure($"`kubectl apply` to all pods Ready, {cluster.Lab.Nodes.Count} nodes, median of {Rounds}",
            sample.Median, "<= 15 s");
    }
}
