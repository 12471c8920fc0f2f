using System.Net;
using Clarion.Primitives;
using Clarion.Scenarios.Lan;
using Clarion.Scenarios.Measuring;

namespace Clarion.Scenarios.Scenarios;

/// <summary>From the start of a Service's creation to the first ARP answer, and the first page, at a client.</summary>
internal static class FirstAnswerScenario
{
    private const int Services = 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Medians of the first ARP answer and, of other Services, of the first page.</summary>
    public static async Task<(string Answer, string Page)> MeasureAsync(
        BenchedCluster cluster, CancellationToken cancellation)
    {
        var arp = await ArpAsker.OnAsync(cluster.Lab.Client, cancellation);
        var page = new PageAsker(cluster.Lab.Client);
        var answers = await MeasureAsync(cluster, 101, (address, token) =>
            arp.FirstAnswerAsync(IpAddress.ParseOrThrow(address), token), cancellation);
        var pages = await MeasureAsync(cluster, 101 + Services, (address, token) =>
            page.FirstPageAsync(IPAddress.Parse(address), token), cancellation);
        return (answers.Median, pages.Median);
    }

    private static async Task<Sample> MeasureAsync(
        BenchedCluster cluster,
        int firstHost,
        Func<string, CancellationToken, Task<long>> ask,
        CancellationToken cancellation)
    {
        var sample = new Sample();
        for (var i = 0; i < Services; i++)
        {
            var name = $"answer-{i}";
            var address = BenchedCluster.AddressPrefix + (firstHost + i);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Patience);
            var asking = ask(address, patience.Token);
            var start = TimeProvider.System.GetTimestamp();
            await cluster.Api.CreateServiceAsync(name, address, nodePorts: true, cancellation);
            sample.Add(TimeProvider.System.GetElapsedTime(start, await asking));
            await cluster.Api.DeleteServiceAsync(name, cancellation);
        }

        return sample;
    }
}
