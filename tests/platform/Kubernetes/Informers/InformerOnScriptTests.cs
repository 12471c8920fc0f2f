using Clarion.Api;
using Clarion.Api.Core;
using Clarion.Api.MetalLb;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Informers;
using Clarion.Testing.Clocks;
using Clarion.Testing.Kubernetes;
using Clarion.Testing.Logging;

namespace Clarion.Tests.Platform.Kubernetes.Informers;

/// <summary>How an informer goes on, depending on how a watch ended; every request and every wait is told.</summary>
public sealed class InformerOnScriptTests : IAsyncDisposable
{
    private const int NotFollowing = 1010;
    private const int FollowingAgain = 1011;
    private const int ObjectIsUnreadable = 1013;
    private const string WatchList = "&sendInitialEvents=true&resourceVersionMatch=NotOlderThan";

    private readonly ManualTime time = new();
    private readonly ScriptedServer server = new();
    private readonly LogRecord log = new();
    private readonly CancellationTokenSource stop = new();
    private KubernetesClient? client;
    private Task running = Task.CompletedTask;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_streamed_list_is_complete_at_its_end_mark()
    {
        var stream = new ScriptedStream().Event("ADDED", "a", 5).Event("ADDED", "b", 6);
        server.Then(stream);
        var informer = Start();
        using var feed = new InformerFeed<ConfigMap>(informer);
        await feed.UntilAsync(f => f.View.Count == 2, Cancel);
        Assert.False(informer.IsSynced);

        stream.InitialEnd(9);
        await feed.UntilAsync(f => f.IsSynced, Cancel);
        await informer.WaitForSyncAsync(Cancel);
        stream.Event("MODIFIED", "a", 10);
        await feed.UntilAsync(f => f.Changes.Count == 3, Cancel);
        Assert.Equal("10", feed.View[new("t", "a")].Metadata.ResourceVersion);
        Assert.EndsWith(WatchList, server.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_cannot_stream_lists_is_asked_for_pages_and_a_watch()
    {
        server
            .Then(422, """{"message":"sendInitialEvents is forbidden","reason":"Invalid","code":422}""")
            .Then(200, Page("a", 5, "next", 20))
            .Then(200, Page("b", 6, "", 20))
            .Then(new ScriptedStream().Event("ADDED", "c", 21));
        using var feed = new InformerFeed<ConfigMap>(Start());
        await PassingAsync(feed.UntilAsync(f => f.View.Count == 3, Cancel));
        Assert.True(feed.IsSynced);
        Assert.Equal("GET /api/v1/configmaps?limit=500", server.Requests[1]);
        Assert.Equal("GET /api/v1/configmaps?limit=500&continue=next", server.Requests[2]);
        Assert.EndsWith("&resourceVersion=20", server.Requests[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_that_ends_properly_is_resumed_at_its_last_version()
    {
        var stream = Synced().Bookmark(30);
        server.Then(stream).Then(new ScriptedStream().Event("DELETED", "a", 31));
        using var feed = new InformerFeed<ConfigMap>(Start());
        await feed.UntilAsync(f => f.IsSynced, Cancel);
        time.Advance(TimeSpan.FromMinutes(1));
        stream.End();
        await PassingAsync(feed.UntilAsync(f => f.View.Count == 0, Cancel));
        Assert.EndsWith("&resourceVersion=30", server.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_that_breaks_off_in_a_line_is_resumed_before_that_line()
    {
        var stream = Synced().Event("MODIFIED", "a", 11)
            .Write("""{"type":"MODIFIED","object":{"metadata":{"name":"b",""");
        server.Then(stream).Then(new ScriptedStream().Event("MODIFIED", "b", 12));
        using var feed = new InformerFeed<ConfigMap>(Start());
        await feed.UntilAsync(
            f => f.Changes.Count >= 1 && f.View[new("t", "a")].Metadata.ResourceVersion == "11", Cancel);
        stream.Break();
        await PassingAsync(feed.UntilAsync(f => f.View.Count == 2, Cancel));
        Assert.EndsWith("&resourceVersion=11", server.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_that_breaks_after_silence_is_begun_anew()
    {
        var stream = Synced();
        server.Then(stream).Then(new ScriptedStream().Event("ADDED", "b", 3).InitialEnd(4));
        using var feed = new InformerFeed<ConfigMap>(Start());
        await feed.UntilAsync(f => f.IsSynced, Cancel);
        time.Advance(TimeSpan.FromSeconds(6));
        stream.Break();
        await PassingAsync(
            feed.UntilAsync(f => f.View.ContainsKey(new("t", "b")) && !f.View.ContainsKey(new("t", "a")), Cancel));
        Assert.EndsWith(WatchList, server.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_server_was_away_even_for_one_attempt_everything_is_read_anew()
    {
        var stream = Synced();
        server.Then(stream).ThenBreaks().Then(new ScriptedStream().InitialEnd(4));
        using var feed = new InformerFeed<ConfigMap>(Start());
        await feed.UntilAsync(f => f.IsSynced, Cancel);
        stream.Break();
        await PassingAsync(feed.UntilAsync(f => f.View.Count == 0, Cancel));
        Assert.EndsWith("&resourceVersion=10", server.Requests[1], StringComparison.Ordinal);
        Assert.EndsWith(WatchList, server.Requests[2], StringComparison.Ordinal);
        Assert.Single(log.Texts(NotFollowing));
        Assert.Equal(["Following configmaps again"], log.Texts(FollowingAgain));
    }

    [Theory]
    [InlineData(410, "Expired")]
    [InlineData(504, "Timeout")]
    [InlineData(500, "InternalError")]
    public async Task An_error_event_means_everything_anew_and_missed_deletions_are_made_up(int code, string reason)
    {
        server.Then(Synced().Error(code, reason)).Then(new ScriptedStream().Event("ADDED", "b", 50).InitialEnd(60));
        using var feed = new InformerFeed<ConfigMap>(Start());
        await feed.UntilAsync(f => f.IsSynced, Cancel);
        await PassingAsync(feed.UntilAsync(f => f.View.Count == 1 && f.View.ContainsKey(new("t", "b")), Cancel));
        Assert.EndsWith(WatchList, server.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_moves_to_the_connection_that_other_requests_have_moved_to()
    {
        server.Then(Synced()).Then(new ScriptedStream().Event("MODIFIED", "a", 11));
        using var feed = new InformerFeed<ConfigMap>(Start());
        await feed.UntilAsync(f => f.IsSynced, Cancel);
        server.Reconnect();
        await PassingAsync(feed.UntilAsync(f => f.View[new("t", "a")].Metadata.ResourceVersion == "11", Cancel));
        Assert.EndsWith("&resourceVersion=10", server.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_without_a_sign_for_ninety_seconds_is_begun_anew()
    {
        server.Then(Synced()).Then(new ScriptedStream().Event("ADDED", "b", 3).InitialEnd(4));
        using var feed = new InformerFeed<ConfigMap>(Start());
        await feed.UntilAsync(f => f.IsSynced, Cancel);
        await SilenceAsync(TimeSpan.FromSeconds(90));
        Assert.Single(server.Requests);
        await SilenceAsync(TimeSpan.FromSeconds(5));
        await PassingAsync(feed.UntilAsync(f => f.View.ContainsKey(new("t", "b")), Cancel));
        Assert.EndsWith(WatchList, server.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_streamed_list_whose_end_mark_does_not_come_is_asked_for_by_pages()
    {
        server.Then(new ScriptedStream().Event("ADDED", "a", 5)).Then(200, Page("a", 5, "", 20));
        using var feed = new InformerFeed<ConfigMap>(Start());
        await feed.UntilAsync(f => f.View.Count == 1, Cancel);
        await SilenceAsync(TimeSpan.FromSeconds(20));
        await PassingAsync(feed.UntilAsync(f => f.IsSynced, Cancel));
        Assert.Equal("GET /api/v1/configmaps?limit=500", server.Requests[1]);
    }

    [Fact]
    public async Task A_kind_that_is_not_installed_is_said_once_and_tried_within_each_second()
    {
        var stream = new ScriptedStream();
        server.Then(404, "404 page not found").Then(404, "404 page not found").Then(stream);
        client = server.Client(time);
        var informer = new Informer<IPAddressPool>(client, Kinds.IPAddressPool, InformerScope.All, time, log);
        running = informer.RunAsync(stop.Token);
        for (var request = 0; request < 3; request++)
            await PassingAsync(server.ArrivedAsync(Cancel));
        Assert.False(informer.IsSynced);
        Assert.Contains(
            "install the CustomResourceDefinition ipaddresspools.metallb.io",
            informer.Problem,
            StringComparison.Ordinal);
        stream.InitialEnd(4);
        await informer.WaitForSyncAsync(Cancel);
        Assert.Null(informer.Problem);
        var said = Assert.Single(log.Texts(NotFollowing));
        Assert.StartsWith(
            "Not following ipaddresspools.metallb.io: cannot watch ipaddresspools (metallb.io)",
            said,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_that_cannot_be_read_keeps_its_last_state_and_is_said_once()
    {
        const string Broken =
            """
            {"type":"MODIFIED","object":{"metadata":{"namespace":"t","name":"a","resourceVersion":"11"},"data":5}}
            """;
        server.Then(Synced().Write(Broken + "\n").Error(410, "Expired"))
            .Then(new ScriptedStream().Write(Broken + "\n").Event("ADDED", "b", 12).InitialEnd(13));
        using var feed = new InformerFeed<ConfigMap>(Start());
        await feed.UntilAsync(f => f.IsSynced, Cancel);
        await PassingAsync(feed.UntilAsync(f => f.View.Count == 2, Cancel));
        Assert.Equal("5", feed.View[new("t", "a")].Metadata.ResourceVersion);
        var said = Assert.Single(log.Texts(ObjectIsUnreadable));
        Assert.StartsWith(
            "configmaps t/a cannot be read and keeps its last good state", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_loop_turns_while_nothing_comes()
    {
        server.Then(Synced());
        var informer = Start();
        await informer.WaitForSyncAsync(Cancel);
        var before = informer.LastTurn;
        await SilenceAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(TimeSpan.FromSeconds(30), informer.LastTurn - before);
    }

    [Fact]
    public async Task Selectors_and_namespace_go_into_the_request()
    {
        client = server.Then(Synced()).Client(time);
        var scope = new InformerScope("metallb-system", "app=metallb,component in (speaker)", "metadata.name=config");
        var informer = new Informer<ConfigMap>(client, Kinds.ConfigMap, scope, time, log);
        running = informer.RunAsync(stop.Token);
        await informer.WaitForSyncAsync(Cancel);
        Assert.StartsWith(
            "GET /api/v1/namespaces/metallb-system/configmaps?watch=true",
            server.Requests[0],
            StringComparison.Ordinal);
        Assert.Contains(
            "&labelSelector=app%3Dmetallb%2Ccomponent%20in%20%28speaker%29&fieldSelector=metadata.name%3Dconfig&",
            server.Requests[0],
            StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
        if (client is not null)
            await client.DisposeAsync();
        server.Dispose();
        log.Dispose();
    }

    /// <summary>A watch with one object, <c>a</c> of version 5, complete at version 10.</summary>
    private static ScriptedStream Synced() => new ScriptedStream().Event("ADDED", "a", 5).InitialEnd(10);

    private static string Page(string name, int version, string next, int listVersion) =>
        "{\"metadata\":{\"resourceVersion\":\"" + listVersion + "\",\"continue\":\"" + next + "\"},\"items\":["
        + ScriptedStream.ConfigMap(name, version, "x") + "]}";

    private Informer<ConfigMap> Start()
    {
        client = server.Client(time);
        var informer = new Informer<ConfigMap>(client, Kinds.ConfigMap, InformerScope.All, time, log);
        running = informer.RunAsync(stop.Token);
        return informer;
    }

    /// <summary>Lets the short waits of the informer pass until something has happened.</summary>
    private Task PassingAsync(Task happening) => time.PassUntilAsync(happening, TimeSpan.FromSeconds(1), Cancel);

    /// <summary>Lets time pass in which nothing comes, turn by turn.</summary>
    private async Task SilenceAsync(TimeSpan span)
    {
        for (var passed = TimeSpan.Zero; passed < span; passed += Pulse.Interval)
        {
            await time.WhenWaitingForAsync(due => due == Pulse.Interval, Cancel);
            time.Advance(Pulse.Interval);
        }
    }
}
