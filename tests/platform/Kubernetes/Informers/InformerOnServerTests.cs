using System.Globalization;
using Clarion.Api;
using Clarion.Api.Core;
using Clarion.Api.MetalLb;
using Clarion.Api.Meta;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Informers;
using Clarion.Testing.Kubernetes;
using Clarion.Testing.Network;

namespace Clarion.Tests.Platform.Kubernetes.Informers;

/// <summary>Informers over lines that are cut, paused and slow.</summary>
public abstract class InformerOnServerTests(ServerFixture api) : IAsyncLifetime
{
    private TestServer server = null!;
    private KubernetesClient writer = null!;
    private string inNamespace = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await api.TestServerAsync();
        writer = await api.ClientAsync();
        inNamespace = await api.NamespaceAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    public sealed class OnHub(HubFixture api) : InformerOnServerTests(api);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture api) : InformerOnServerTests(api)
    {
        [Fact]
        public async Task A_kind_whose_crd_comes_later_is_followed_within_two_seconds()
        {
            await using var follower = new RunningInformer<ServiceL2Status>(
                (await api.ServerAsync()).Configuration(),
                Kinds.ServiceL2Status with { Group = Crd.Group },
                new(inNamespace));
            using var soon = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            await Crd.ApplyAsync(await api.ServerAsync(), "servicel2statuses", "ServiceL2Status", Cancel);
            soon.CancelAfter(TimeSpan.FromSeconds(3));
            await follower.Informer.WaitForSyncAsync(soon.Token);
            Assert.Null(follower.Informer.Problem);
        }
    }

    [Fact]
    public async Task Objects_come_and_change_and_go()
    {
        await PutAsync("before", 1);
        await using var follower = Follow();
        await follower.Feed.UntilAsync(feed => feed.IsSynced, Cancel);
        Assert.Equal(["before"], Names(follower));

        await PutAsync("after", 1);
        await PutAsync("before", 2);
        await follower.Feed.UntilAsync(feed => Value(feed, "before") == 2 && Value(feed, "after") == 1, Cancel);
        await DeleteAsync("before");
        await follower.Feed.UntilAsync(feed => Value(feed, "before") is null, Cancel);
        Assert.Equal(["after"], follower.Informer.Store.Objects.Select(map => map.Metadata.Name));
    }

    [Fact]
    public async Task An_object_that_stops_matching_the_selector_is_gone()
    {
        await PutAsync("a", 1, "k");
        await using var follower = Follow(labelSelector: "k");
        await follower.Feed.UntilAsync(feed => Value(feed, "a") == 1, Cancel);
        await PutAsync("a", 2);
        await follower.Feed.UntilAsync(feed => feed.View.Count == 0, Cancel);
    }

    [Fact]
    public async Task A_connection_that_is_cut_costs_nothing()
    {
        await using var proxy = TcpProxy.To(server.Port);
        await using var follower = Follow(proxy.Port);
        await follower.Feed.UntilAsync(feed => feed.IsSynced, Cancel);
        for (var round = 1; round <= 5; round++)
        {
            proxy.Cut();
            await PutAsync("a", round);
            await PutAsync($"gone{round}", round);
            await DeleteAsync($"gone{round}");
            await follower.Feed.UntilAsync(feed => Value(feed, "a") == round, Cancel);
        }

        await follower.Feed.UntilAsync(feed => feed.View.Count == 1, Cancel);
        Assert.Equal(5, Increasing(follower));
    }

    [Fact]
    public async Task What_was_deleted_while_the_server_could_not_be_reached_is_made_up()
    {
        await PutAsync("stays", 1);
        await PutAsync("goes", 1);
        await using var proxy = TcpProxy.To(server.Port);
        await using var follower = Follow(proxy.Port);
        await follower.Feed.UntilAsync(feed => feed.View.Count == 2, Cancel);
        proxy.Refuses = true;
        proxy.Cut();
        await DeleteAsync("goes");
        await PutAsync("stays", 2);
        proxy.Refuses = false;
        await follower.Feed.UntilAsync(feed => feed.View.Count == 1 && Value(feed, "stays") == 2, Cancel);
        Assert.Equal(2, Increasing(follower));
    }

    [Fact]
    public async Task A_pause_shorter_than_a_ping_only_delays()
    {
        await using var proxy = TcpProxy.To(server.Port);
        await using var follower = Follow(proxy.Port);
        await follower.Feed.UntilAsync(feed => feed.IsSynced, Cancel);
        proxy.Traffic.Pause();
        for (var value = 1; value <= 20; value++)
            await PutAsync("a", value);
        Assert.Equal(0, follower.Informer.Store.Count);
        proxy.Traffic.Resume();
        await follower.Feed.UntilAsync(feed => Value(feed, "a") == 20, Cancel);
        Assert.Equal(1, proxy.Accepted);
    }

    [Fact]
    public async Task A_half_open_connection_is_noticed_by_pings_and_replaced()
    {
        await using var proxy = TcpProxy.To(server.Port);
        await using var follower = Follow(proxy.Port);
        await follower.Feed.UntilAsync(feed => feed.IsSynced, Cancel);
        proxy.Freeze();
        await PutAsync("a", 1);
        await follower.Feed.UntilAsync(feed => Value(feed, "a") == 1, Cancel);
        Assert.Equal(2, proxy.Accepted);
    }

    [Fact]
    public async Task A_slow_line_brings_everything_in_the_end()
    {
        var filler = new string('x', 2_000);
        for (var number = 0; number < 30; number++)
            await PutAsync($"m{number}", number, filler: filler);
        await using var proxy = TcpProxy.To(server.Port);
        proxy.Traffic.BytesPerSecond = 60_000;
        await using var follower = Follow(proxy.Port);
        await follower.Feed.UntilAsync(feed => feed.IsSynced, Cancel);
        await PutAsync("m0", 100);
        await follower.Feed.UntilAsync(feed => Value(feed, "m0") == 100, Cancel);
        Assert.Equal(30, follower.Feed.View.Count);
        Assert.Equal(1, proxy.Accepted);
    }

    [Fact]
    public async Task Compacting_under_a_watch_loses_nothing()
    {
        await PutAsync("a", 1);
        await using var proxy = TcpProxy.To(server.Port);
        await using var follower = Follow(proxy.Port);
        await follower.Feed.UntilAsync(feed => feed.IsSynced, Cancel);
        for (var value = 2; value <= 5; value++)
            await PutAsync("a", value);
        await server.CompactAsync(Cancel);
        await PutAsync("a", 6);
        await follower.Feed.UntilAsync(feed => Value(feed, "a") == 6, Cancel);
        proxy.Cut();
        await PutAsync("a", 7);
        await server.CompactAsync(Cancel);
        await follower.Feed.UntilAsync(feed => Value(feed, "a") == 7, Cancel);
        Increasing(follower);
    }

    private RunningInformer<ConfigMap> Follow(int? port = null, string? labelSelector = null) => new(
        server.Configuration(port),
        Kinds.ConfigMap,
        new InformerScope(
            inNamespace, labelSelector, labelSelector is null ? "metadata.name!=kube-root-ca.crt" : null));

    private static int? Value(InformerFeed<ConfigMap> feed, string name)
    {
        foreach (var (key, map) in feed.View)
        {
            if (key.Name == name)
                return int.Parse(map.Data!["value"], CultureInfo.InvariantCulture);
        }

        return null;
    }

    private static IEnumerable<string> Names(RunningInformer<ConfigMap> follower) =>
        follower.Feed.View.Keys.Select(key => key.Name);

    /// <summary>
    /// Checks that each object was seen only in newer and newer states; gives the newest of <c>a</c> or of all.
    /// </summary>
    private static int Increasing(RunningInformer<ConfigMap> follower)
    {
        var last = new Dictionary<ObjectKey, int>();
        foreach (var change in follower.Feed.Changes.Where(change => change.After is not null))
        {
            var value = int.Parse(change.After!.Data!["value"], CultureInfo.InvariantCulture);
            Assert.True(
                value > last.GetValueOrDefault(change.Key),
                $"{change.Key}: {value} after {last.GetValueOrDefault(change.Key)}");
            last[change.Key] = value;
        }

        return last.Values.Max();
    }

    private async Task PutAsync(string name, int value, string? label = null, string? filler = null)
    {
        var labels = label is null ? "null" : $$"""{"{{label}}":"1"}""";
        var body = $$"""
            {"apiVersion":"v1","kind":"ConfigMap",
             "metadata":{"name":"{{name}}","namespace":"{{inNamespace}}","labels":{{labels}} },
             "data":{"value":"{{value}}","filler":"{{filler}}"} }
            """;
        await writer.PutAsync(Kinds.ConfigMap, new(inNamespace, name), body, Cancel);
    }

    private async Task DeleteAsync(string name) =>
        Assert.True((await writer.DeleteAsync(Kinds.ConfigMap, new(inNamespace, name), null, Cancel)).IsSuccess);
}
