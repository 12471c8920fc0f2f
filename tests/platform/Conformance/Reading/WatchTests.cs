using Clarion.Tests.Platform.Conformance.Wire;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Conformance.Reading;

public abstract class WatchTests(ServerFixture server) : Behaviour(server)
{
    private const string FromTheStart = "watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan";

    public sealed class OnHub(HubFixture server) : WatchTests(server);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture server) : WatchTests(server);

    [Fact]
    public async Task A_watch_begins_with_what_is_there_and_goes_on_with_what_changes()
    {
        await CreateMapAsync("a");
        using var watch = await Api.WatchAsync($"{ConfigMaps}?watch=true");
        Assert.Equal("application/json", watch.ContentType);
        var first = (await watch.NextAsync())!;
        Assert.Equal("ADDED a", first.ToString());
        Assert.Equal(("ConfigMap", "v1"), (first.At("kind"), first.At("apiVersion")));
        await SetLabelAsync("a", "\"1\"");
        await CreateMapAsync("b");
        (await Api.DeleteAsync($"{ConfigMaps}/a")).Is(200);
        Assert.Equal(["MODIFIED a", "ADDED b", "DELETED a"], Texts(await watch.NextAsync(3)));
    }

    [Fact]
    public async Task A_watch_from_a_version_tells_exactly_what_came_after_it()
    {
        var version = (await CreateMapAsync("before")).At("metadata", "resourceVersion");
        await CreateMapAsync("a");
        await SetLabelAsync("a", "\"1\"");
        (await Api.DeleteAsync($"{ConfigMaps}/a")).Is(200);
        using var watch = await Api.WatchAsync($"{ConfigMaps}?watch=1&resourceVersion={version}");
        var events = await watch.NextAsync(3);
        Assert.Equal(["ADDED a", "MODIFIED a", "DELETED a"], Texts(events));
        Assert.Equal(events.Select(item => item.Version).Order(), events.Select(item => item.Version));
        Assert.Equal("1", events[2].At("metadata", "labels", "k"));
        await CreateMapAsync("after");
        Assert.Equal("ADDED after", (await watch.NextAsync())!.ToString());
    }

    [Fact]
    public async Task With_a_selector_an_object_comes_and_goes_with_its_labels()
    {
        using var watch = await Api.WatchAsync($"{ConfigMaps}?watch=true&labelSelector=k%3D1");
        await CreateMapAsync("a");
        await SetLabelAsync("a", "\"1\"");
        (await Api.PatchAsync($"{ConfigMaps}/a", RawApi.Merge, """{"data":{"k":"2"}}""")).Is(200);
        var unset = await SetLabelAsync("a", "null");
        var events = await watch.NextAsync(3);
        Assert.Equal(["ADDED a", "MODIFIED a", "DELETED a"], Texts(events));
        Assert.Equal("1", events[2].At("metadata", "labels", "k"));
        Assert.Equal(unset.At("metadata", "resourceVersion"), events[2].At("metadata", "resourceVersion"));
    }

    [Fact]
    public async Task One_object_can_be_watched_by_its_name()
    {
        using var watch = await Api.WatchAsync($"{ConfigMaps}?watch=true&fieldSelector=metadata.name%3Db");
        await CreateMapAsync("a");
        await CreateMapAsync("b");
        Assert.Equal("ADDED b", (await watch.NextAsync())!.ToString());
    }

    [Fact]
    public async Task A_watch_that_begins_with_the_list_marks_its_end()
    {
        await CreateMapAsync("a");
        await CreateMapAsync("b");
        using var watch = await Api.WatchAsync($"{ConfigMaps}?{FromTheStart}&allowWatchBookmarks=true");
        var events = await watch.NextAsync(3);
        Assert.Equal(["ADDED a", "ADDED b"], Texts(events.Take(2)).Order(StringComparer.Ordinal));
        var mark = events[2];
        Assert.Equal(("BOOKMARK", "ConfigMap", "v1"), (mark.Type, mark.At("kind"), mark.At("apiVersion")));
        Assert.Equal("""{"k8s.io/initial-events-end":"true"}""", mark.At("metadata", "annotations"));
        Assert.True(mark.Version >= events.Take(2).Max(item => item.Version));
        await CreateMapAsync("c");
        Assert.Equal("ADDED c", (await watch.NextAsync())!.ToString());
    }

    [Fact]
    public async Task A_watch_that_begins_with_the_list_obeys_its_selector()
    {
        await CreateMapAsync("a");
        await CreateMapAsync("b");
        using var watch = await Api.WatchAsync(
            $"{ConfigMaps}?{FromTheStart}&allowWatchBookmarks=true&fieldSelector=metadata.name%3Db");
        var events = await watch.NextAsync(2);
        Assert.Equal(["ADDED", "BOOKMARK"], events.Select(item => item.Type));
        Assert.Equal("b", events[0].Name);
    }

    [Fact]
    public async Task A_watch_that_begins_with_the_list_must_say_how_old_it_may_be()
    {
        var answer = (await Api.GetAsync($"{ConfigMaps}?watch=true&sendInitialEvents=true&allowWatchBookmarks=true"))
            .IsRefusal(422, "Invalid");
        Assert.Equal(
            "ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden: "
            + "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan",
            answer.At("message"));
        (await Api.GetAsync($"{ConfigMaps}?watch=true&resourceVersionMatch=NotOlderThan")).IsRefusal(422, "Invalid");
    }

    [Fact]
    public async Task A_watch_from_a_version_that_is_forgotten_ends_with_an_error()
    {
        using var watch = await Api.WatchAsync($"{Pools}?watch=true&resourceVersion=1");
        var error = (await watch.NextAsync())!;
        Assert.Equal(("ERROR", "Status"), (error.Type, error.At("kind")));
        Assert.Equal(("Expired", "410"), (error.At("reason"), error.At("code")));
        Assert.StartsWith("too old resource version: 1 (", error.At("message"), StringComparison.Ordinal);
        Assert.Null(await watch.NextAsync());
    }

    [Fact]
    public async Task A_watch_ends_when_its_time_is_over()
    {
        using var watch = await Api.WatchAsync($"{ConfigMaps}?watch=true&timeoutSeconds=1");
        Assert.Null(await watch.NextAsync());
    }

    [Fact]
    public async Task A_watch_may_be_asked_to_last_for_ever()
    {
        using var watch = await Api.WatchAsync($"{ConfigMaps}?watch=true&timeoutSeconds=2147483647");
        await CreateMapAsync("a");
        Assert.Equal("ADDED a", (await watch.NextAsync())!.ToString());
        await CreateMapAsync("b");
        Assert.Equal("ADDED b", (await watch.NextAsync())!.ToString());
    }

    [Fact]
    public async Task A_write_that_was_only_tried_is_not_told()
    {
        using var watch = await Api.WatchAsync($"{ConfigMaps}?watch=true");
        (await Api.PostAsync($"{ConfigMaps}?dryRun=All", """{"metadata":{"name":"a"}}""")).Is(201);
        await CreateMapAsync("b");
        Assert.Equal("ADDED b", (await watch.NextAsync())!.ToString());
    }

    [Fact]
    public async Task A_watch_of_all_namespaces_sees_this_one()
    {
        var version = (await Api.GetAsync("/api/v1/configmaps?limit=1")).Is(200).At("metadata", "resourceVersion");
        using var watch = await Api.WatchAsync(
            $"/api/v1/configmaps?watch=true&resourceVersion={version}&fieldSelector=metadata.namespace%3D{Namespace}");
        await CreateMapAsync("a");
        Assert.Equal(Namespace, (await watch.NextAsync())!.At("metadata", "namespace"));
    }

    private static IEnumerable<string> Texts(IEnumerable<WatchedEvent> events) =>
        events.Select(item => item.ToString());

    private async Task<Answer> SetLabelAsync(string name, string value) => (await Api.PatchAsync(
        $"{ConfigMaps}/{name}", RawApi.Merge, $$$$"""{"metadata":{"labels":{"k":{{{{value}}}}}}}""")).Is(200);
}
