using System.Text;
using Clarion.Api;
using Clarion.Api.Core;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Informers;
using Clarion.Testing.Kubernetes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Clarion.Tests.Platform.Kubernetes.Informers;

/// <summary>Informers of an API server that is killed, frozen, told to end, and restored.</summary>
[NeedsApiServer]
public sealed class ServerOutageTests(OwnApiServerFixture api) : IClassFixture<OwnApiServerFixture>, IAsyncLifetime
{
    private LocalApiServer server = null!;
    private KubernetesClient writer = null!;
    private string inNamespace = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = api.Server;
        inNamespace = await server.CreateNamespaceAsync(Cancel);
        writer = KubernetesClient.Connect(server.Configuration(), TimeProvider.System, NullLoggerFactory.Instance);
    }

    public ValueTask DisposeAsync() => writer?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_server_that_is_killed_and_started_again_is_followed_on()
    {
        await PutAsync("a", "1");
        await PutAsync("unchanged", "1");
        await using var follower = Follow();
        await follower.Feed.UntilAsync(feed => feed.IsSynced, Cancel);
        await server.KillServerAsync();
        Assert.Equal(2, follower.Informer.Store.Count);
        Assert.True(follower.Informer.IsSynced);

        await server.StartServerAsync();
        await PutAsync("a", "2");
        await follower.Feed.UntilAsync(feed => Value(feed, "a") == "2", Cancel);
        Assert.Single(follower.Feed.Changes, change => change.Key.Name == "unchanged");
        Assert.Null(follower.Informer.Problem);
    }

    [Fact]
    public async Task A_server_restored_from_a_backup_is_believed_though_its_versions_run_backwards()
    {
        await PutAsync("old", "1");
        await PutAsync("changed", "1");
        var backup = await server.BackUpAsync();
        for (var value = 2; value <= 200; value++)
            await PutAsync("changed", $"{value}");
        await PutAsync("made-after", "1");
        await DeleteAsync("old");
        await using var follower = Follow();
        await follower.Feed.UntilAsync(feed => feed.IsSynced, Cancel);
        Assert.Equal(["changed", "made-after"], Names(follower));

        await server.RestoreAsync(backup);
        await follower.Feed.UntilAsync(
            feed => (Value(feed, "old"), Value(feed, "changed"), Value(feed, "made-after")) == ("1", "1", null),
            Cancel);

        // Once more, and written to past the versions that were seen before the follower is back.
        await PutAsync("made-after", "2");
        await follower.Feed.UntilAsync(feed => Value(feed, "made-after") == "2", Cancel);
        await server.RestoreAsync(backup);
        for (var value = 0; value < 50; value++)
            await PutAsync("other", $"{value}");
        await follower.Feed.UntilAsync(
            feed => Value(feed, "other") == "49" && Value(feed, "made-after") is null, Cancel);
    }

    [Fact]
    public async Task A_server_that_is_frozen_and_thawed_is_followed_on()
    {
        await using var follower = Follow();
        await follower.Feed.UntilAsync(feed => feed.IsSynced, Cancel);
        server.FreezeServer();
        var timeout = await writer.CreateAsync(Kinds.ConfigMap, Map("a"), TimeSpan.FromSeconds(1), Cancel);
        Assert.Equal(ApiErrorReason.Timeout, timeout.Error!.Reason);
        server.ThawServer();
        await PutAsync("b", "1");
        await follower.Feed.UntilAsync(feed => Value(feed, "b") == "1", Cancel);
    }

    [Fact]
    public async Task A_server_that_is_told_to_end_is_followed_on_when_it_is_back()
    {
        await using var follower = Follow();
        await follower.Feed.UntilAsync(feed => feed.IsSynced, Cancel);
        await server.TerminateServerAsync();

        // Its connections stay open for a minute with silent watches; requests are refused, or answered with 503.
        var refused = await follower.Client.CreateAsync(Kinds.ConfigMap, Map("x"), TimeSpan.FromSeconds(1), Cancel);
        Assert.True(refused.Error is { Reason: ApiErrorReason.Unreachable or ApiErrorReason.ServiceUnavailable });
        await server.KillServerAsync();
        await server.StartServerAsync();
        await PutAsync("b", "1");
        await follower.Feed.UntilAsync(feed => Value(feed, "b") == "1", Cancel);
    }

    private ConfigMap Map(string name) => new() { Metadata = new() { Namespace = inNamespace, Name = name } };

    private string? Value(InformerFeed<ConfigMap> feed, string name) =>
        feed.View.GetValueOrDefault(new(inNamespace, name))?.Data?.GetValueOrDefault("value");

    private static IEnumerable<string> Names(RunningInformer<ConfigMap> follower) =>
        follower.Feed.View.Keys.Select(key => key.Name).Order(StringComparer.Ordinal);

    private RunningInformer<ConfigMap> Follow() => new(
        server.Configuration(), Kinds.ConfigMap, new InformerScope(
            inNamespace, null, "metadata.name!=kube-root-ca.crt"));

    private async Task PutAsync(string name, string value)
    {
        var body = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"" + name
            + "\"},\"data\":{\"value\":\"" + value + "\"}}";
        var patch = Patch.Apply(Encoding.UTF8.GetBytes(body), "test", force: true);
        (await writer.PatchAsync(Kinds.ConfigMap, new(inNamespace, name), patch, Cancel)).ValueOrThrow.ToString();
    }

    private async Task DeleteAsync(string name) =>
        Assert.True((await writer.DeleteAsync(Kinds.ConfigMap, new(inNamespace, name), null, Cancel)).IsSuccess);
}
