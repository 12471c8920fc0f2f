using System.Text;
using System.Text.Json.Nodes;
using Clarion.Hub.Access;
using Clarion.Hub.Http;
using Clarion.Hub.Kinds;
using Clarion.Hub.Watches;
using Microsoft.AspNetCore.Http;

namespace Clarion.Tests.Platform.Hub.Watches;

public sealed class WatchStreamTests
{
    private readonly WritingHub hub = new();

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

    /// <summary>Runs a watch to its end.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="seconds">How long it sleeps, each time that it does.</param>
    private async Task<IReadOnlyList<string>> WatchAsync(string query, params int[] seconds)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Request = { QueryString = new(query) }, Response = { Body = body } };
        var path = ResourcePath.Parse("/api/v1/namespaces/t/configmaps")!;
        var call = new ApiCall(context, CoreKinds.ConfigMap, path, HubUser.Admin);
        Assert.True(WatchQuery.Parse(call).Is(out var parsed, out var failure), failure?.Message);
        Assert.True(AnswerForm.Parse(call).Is(out var form, out failure), failure?.Message);
        var stream = new WatchStream(hub.Store, CoreKinds.ConfigMap, parsed, new(call, form, hub.Time), hub.Time);
        var running = stream.RunAsync(cancellation);
        foreach (var span in seconds.Select(second => TimeSpan.FromSeconds(second)))
        {
            await hub.Time.WhenWaitingForAsync(left => left == span, cancellation);
            hub.Time.Advance(span);
        }

        await running;
        var lines = Encoding.UTF8.GetString(body.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(Brief)];
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
