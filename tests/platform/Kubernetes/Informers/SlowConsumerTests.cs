using System.Globalization;
using Clarion.Api;
using Clarion.Api.Core;
using Clarion.Kubernetes.Informers;
using Clarion.Testing.Kubernetes;

namespace Clarion.Tests.Platform.Kubernetes.Informers;

/// <summary>Many events of the real API server, and a consumer that takes nothing meanwhile.</summary>
[NeedsApiServer]
public sealed class SlowConsumerTests(ApiServerFixture api)
{
    private const int Events = 50_000;
    private const int Objects = 100;
    private const int FillerLength = 500;

    /// <summary>
    /// Half of what the fillers alone would take if each event were kept. Tests that run beside this one keep some too.
    /// </summary>
    private const long GrowthMax = (long)Events * FillerLength * sizeof(char) / 2;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_thousand_events_cost_a_consumer_that_takes_none_one_entry_per_object()
    {
        var server = await api.ServerAsync();
        var inNamespace = await api.NamespaceAsync(Cancel);
        await using var follower = new RunningInformer<ConfigMap>(
            server.Configuration(), Kinds.ConfigMap, new InformerScope(inNamespace, "slow"));
        using var slow = follower.Informer.Subscribe(() => { });
        using var woken = new SemaphoreSlim(0);
        using var quick = follower.Informer.Subscribe(() => woken.Release());
        await follower.Informer.WaitForSyncAsync(Cancel);
        await WriteAsync(server, inNamespace, 0, Objects);
        await TakeUntilAsync(quick, woken, Objects);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        // Straight into etcd: the API server takes a minute for as many writes.
        await WriteAsync(server, inNamespace, Objects, Events);
        await TakeUntilAsync(quick, woken, Events);
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.Equal(Objects, slow.Count);
        Assert.True(grown < GrowthMax, $"{grown:n0} bytes more after {Events:n0} events");
        while (slow.TryTake(out var change))
        {
            Assert.True(follower.Informer.Store.TryGet(change.Key, out var newest));
            Assert.Same(newest, change.After);
        }
    }

    private static int Number(ConfigMap map) => int.Parse(map.Data!["n"], CultureInfo.InvariantCulture);

    /// <summary>Takes changes and forgets them, until that of a number.</summary>
    private static async Task TakeUntilAsync(Subscription<ConfigMap> quick, SemaphoreSlim woken, int number)
    {
        while (true)
        {
            while (quick.TryTake(out var change))
            {
                if (Number(change.After!) == number)
                    return;
            }

            await woken.WaitAsync(Cancel);
        }
    }

    /// <summary>
    /// Writes objects with these numbers, and one with the number after them. Those that are written together have one
    /// revision: whoever begins to watch between two of them misses the second, but never the one that comes alone.
    /// </summary>
    private static async Task WriteAsync(LocalApiServer server, string inNamespace, int from, int to)
    {
        for (var first = from; first < to; first += Objects)
            await server.PutIntoEtcdAsync(Enumerable.Range(first, Objects).Select(Map), Cancel);
        await server.PutIntoEtcdAsync([Map(to)], Cancel);

        (string Key, string Json) Map(int number)
        {
            var name = $"m{number % Objects}";
            var filler = new string('x', FillerLength);
            var json = $$"""
                {"kind":"ConfigMap","apiVersion":"v1",
                 "metadata":{"name":"{{name}}","namespace":"{{inNamespace}}","uid":"{{name}}","labels":{"slow":""} },
                 "data":{"n":"{{number}}","filler":"{{filler}}"} }
                """;
            return ($"/registry/configmaps/{inNamespace}/{name}", json);
        }
    }
}
