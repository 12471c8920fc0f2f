using System.Text;
using System.Text.Json.Nodes;
using Clarion.Hub;
using Clarion.Hub.Access;
using Clarion.Hub.Http;
using Clarion.Hub.Kinds;
using Clarion.Hub.Watches;
using Clarion.Tests.Platform.Hub.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Clarion.Tests.Platform.Hub.Watches;

public sealed class WatchStreamTests : IDisposable
{
    private readonly WritingHub hub = new();
    private readonly CancellationTokenSource client = new();

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task Bookmarks_come_each_minute_and_shortly_before_the_end()
    {
        var lines = await WatchAsync("?allowWatchBookmarks=true&timeoutSeconds=150&resourceVersion=101", 60, 60, 28, 2);
        Assert.Equal(["BOOKMARK 101", "BOOKMARK 101", "BOOKMARK 101"], lines);
    }

    [Fact]
    public async Task Without_being_asked_for_there_are_none() =>
        Assert.Empty(await WatchAsync("?timeoutSeconds=150&resourceVersion=101", 150));

    [Fact]
    public async Task A_bookmark_is_at_the_version_of_the_whole_store()
    {
        hub.Create(CoreKinds.Secret, "s");
        var lines = await WatchAsync("?allowWatchBookmarks=true&timeoutSeconds=61&resourceVersion=101", 59, 2);
        Assert.Equal(["BOOKMARK 102"], lines);
    }

    [Fact]
    public async Task A_version_that_is_forgotten_is_an_error_in_the_stream()
    {
        var lines = await WatchAsync("?timeoutSeconds=150&resourceVersion=99");
        Assert.Equal(["ERROR 410 too old resource version: 99 (100)"], lines);
    }

    [Fact]
    public async Task Changes_after_a_version_come_each_once_in_order()
    {
        hub.Create(CoreKinds.ConfigMap, "a");
        hub.Create(CoreKinds.Secret, "s");
        hub.Create(CoreKinds.ConfigMap, "b");
        hub.Delete(CoreKinds.ConfigMap, "a");
        var lines = await WatchAsync("?timeoutSeconds=2&resourceVersion=102", 2);
        Assert.Equal(["ADDED 104", "DELETED 105"], lines);
    }

    [Fact]
    public async Task What_is_there_at_the_start_is_sent_in_small_pieces()
    {
        for (var i = 0; i < 32; i++)
        {
            hub.Create(CoreKinds.ConfigMap, $"m{i}", body => body["data"] = new JsonObject
            {
                ["k"] = new string('x', 16 * 1024),
            });
        }

        using var body = new PieceCounter();
        var running = StreamOf("?timeoutSeconds=1", body).RunAsync(TestContext.Current.CancellationToken);
        await hub.Time.WhenWaitingForAsync(
            left => left == TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        hub.Time.Advance(TimeSpan.FromSeconds(1));
        await running;
        Assert.InRange(body.Longest, 1, HubLimits.UnsentBytesMax + (20 * 1024));
    }

    [Fact]
    public async Task Who_does_not_read_is_cut_off_when_the_watch_is_over()
    {
        hub.Create(CoreKinds.ConfigMap, "a");
        using var body = new UnreadBody();
        var running = StreamOf("?timeoutSeconds=60", body)
            .RunAsync(TestContext.Current.CancellationToken);
        hub.Time.Advance(TimeSpan.FromSeconds(64));
        Assert.False(running.IsCompleted);
        hub.Time.Advance(TimeSpan.FromSeconds(1));
        await running;
        Assert.True(client.IsCancellationRequested);
    }

    /// <summary>Runs a watch to its end.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="seconds">How long it sleeps, each time that it does.</param>
    private async Task<IReadOnlyList<string>> WatchAsync(string query, params int[] seconds)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var body = new MemoryStream();
        var running = StreamOf(query, body).RunAsync(cancellation);
        foreach (var span in seconds.Select(second => TimeSpan.FromSeconds(second)))
        {
            await hub.Time.WhenWaitingForAsync(left => left == span, cancellation);
            hub.Time.Advance(span);
        }

        await running;
        var lines = Encoding.UTF8.GetString(body.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(Brief)];
    }

    private WatchStream StreamOf(string query, Stream body)
    {
        var context = new DefaultHttpContext { Request = { QueryString = new(query) }, Response = { Body = body } };
        context.Features.Set<IHttpRequestLifetimeFeature>(new Abortable(client));
        var path = ResourcePath.Parse("/api/v1/namespaces/t/configmaps")!;
        var call = new ApiCall(context, CoreKinds.ConfigMap, path, HubUser.Admin);
        Assert.True(WatchQuery.Parse(call).Is(out var parsed, out var failure), failure?.Message);
        Assert.True(AnswerForm.Parse(call).Is(out var form, out failure), failure?.Message);
        return new(hub.Store, CoreKinds.ConfigMap, parsed, new(call, form, hub.Time), hub.Time);
    }

    private static string Brief(string line)
    {
        var change = JsonNode.Parse(line)!;
        var value = change["object"]!;
        return (string)change["type"]! == "ERROR"
            ? $"ERROR {value["code"]} {value["message"]}"
            : $"{change["type"]} {value["metadata"]!["resourceVersion"]}";
    }
}
