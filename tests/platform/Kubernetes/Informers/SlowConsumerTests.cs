using System.Globalization;
using Clarion.Api;
using Clarion.Api.Core;
using Clarion.Kubernetes.Informers;

namespace Clarion.Tests.Platform.Kubernetes.Informers;

/// <summary>Many events of the real API server, and a consumer that takes nothing meanwhile.</summary>
public sealed class SlowConsumerTests(ApiServerFixture api)
{
    private const int Events = 50_000;
    private const int Objects = 200;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_thousand_events_cost_a_consumer_that_takes_none_one_entry_per_object()
    {
        var server = await api.ServerAsync();
        var inNamespace = await api.NamespaceAsync(Cancel);
        await using var follower = new RunningInformer<ConfigMap>(
            server.Configuration(), Kinds.ConfigMap, new InformerScope(inNamespace, "slow"));
        using var slow = follower.Informer.Subscribe(() => { });
        await follower.Informer.WaitForSyncAsync(Cancel);
        await WriteAsync(server, inNamespace, 0, Objects);
        await follower.Feed.UntilAsync(feed => feed.View.Count == Objects, Cancel);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        // Straight into etcd, which takes ten times as many writes a second as the API server.
        await WriteAsync(server, inNamespace, Objects, Events);
        await follower.Feed.UntilAsync(feed => feed.View.Values.Max(Number) == Events - 1, Cancel);
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.Equal(Objects, slow.Count);
        Assert.True(grown < 8_000_000, $"{grown:n0} bytes more after {Events:n0} events");
        while (slow.TryTake(out var change))
            Assert.Same(follower.Feed.View[change.Key], change.After);
    }

    private static int Number(ConfigMap map) => int.Parse(map.Data!["n"], CultureInfo.InvariantCulture);

    private static Task WriteAsync(
        Testing.Kubernetes.LocalApiServer server, string inNamespace, int from, int to) => Parallel.ForEachAsync(
        Enumerable.Range(from, to - from),
        new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancel },
        async (number, token) =>
        {
            var name = $"m{number % Objects}";
            var filler = new string('x', 200);
            var json = $$"""
                {"kind":"ConfigMap","apiVersion":"v1",
                 "metadata":{"name":"{{name}}","namespace":"{{inNamespace}}","uid":"{{name}}","labels":{"slow":""} },
                 "data":{"n":"{{number}}","filler":"{{filler}}"} }
                """;
            await server.PutIntoEtcdAsync($"/registry/configmaps/{inNamespace}/{name}", json, token);
        });
}
