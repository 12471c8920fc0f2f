using Clarion.Api;
using Clarion.Api.Core;
using Clarion.Kubernetes.Events;
using Clarion.Kubernetes.Informers;
using Clarion.Testing.Clocks;
using Clarion.Testing.Logging;

namespace Clarion.Tests.Platform.Kubernetes.Events;

public abstract class EventRecorderTests(ServerFixture api) : IAsyncLifetime
{
    private readonly LogRecord log = new();
    private readonly CancellationTokenSource stop = new();
    private RunningInformer<Event> follower = null!;
    private EventRecorder recorder = null!;
    private Task running = Task.CompletedTask;
    private string inNamespace = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var server = await api.TestServerAsync();
        inNamespace = await api.NamespaceAsync(Cancel);
        follower = new(server.Configuration(), Kinds.Event, new InformerScope());
        var source = new EventSource { Component = "metallb-controller", Host = "n1" };
        recorder = new(follower.Client, source, TimeProvider.System, log);
        running = recorder.RunAsync(stop.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        if (follower is not null)
            await follower.DisposeAsync();
        stop.Dispose();
        log.Dispose();
        GC.SuppressFinalize(this);
    }

    public sealed class OnHub(HubFixture api) : EventRecorderTests(api);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture api) : EventRecorderTests(api);

    [Fact]
    public async Task An_event_says_what_happened_to_which_object()
    {
        recorder.Record(Web("u1"), EventSeverity.Warning, "AllocationFailed", "no pool has an address left");
        var written = await WrittenAsync("web", 1);
        Assert.Equal(
            ("Warning", "AllocationFailed", "no pool has an address left", 1),
            (written.Type, written.Reason, written.Message, written.Count));
        Assert.Equal(("Service", "web", inNamespace, "u1"), (
            written.InvolvedObject.Kind,
            written.InvolvedObject.Name,
            written.InvolvedObject.Namespace,
            written.InvolvedObject.Uid));
        Assert.Equal(("metallb-controller", "n1"), (written.Source.Component, written.Source.Host));
        Assert.StartsWith("web.", written.Metadata.Name, StringComparison.Ordinal);
        Assert.Equal(written.FirstTimestamp, written.LastTimestamp);
    }

    [Fact]
    public async Task Equal_events_are_counted_in_one()
    {
        for (var time = 1; time <= 3; time++)
            recorder.Record(
                Web("u1") with { ResourceVersion = $"{time}" }, EventSeverity.Normal, "IPAllocated", "10.89.0.200");
        recorder.Record(Web("u1"), EventSeverity.Normal, "IPAllocated", "10.89.0.201");
        var counted = await WrittenAsync("web", 3);
        Assert.Equal("10.89.0.200", counted.Message);
        await follower.Feed.UntilAsync(feed => Ours(feed.View.Values).Count() == 2, Cancel);
    }

    [Fact]
    public async Task An_event_that_expired_is_made_again()
    {
        recorder.Record(Web("u1"), EventSeverity.Normal, "IPAllocated", "10.89.0.200");
        var first = await WrittenAsync("web", 1);
        Assert.True((await follower.Client.DeleteAsync(Kinds.Event, first.Metadata.Key, null, Cancel)).IsSuccess);
        await follower.Feed.UntilAsync(feed => !Ours(feed.View.Values).Any(), Cancel);
        recorder.Record(Web("u1"), EventSeverity.Normal, "IPAllocated", "10.89.0.200");
        Assert.NotEqual(first.Metadata.Name, (await WrittenAsync("web", 1)).Metadata.Name);
    }

    [Fact]
    public async Task Events_about_an_object_without_namespace_go_to_default()
    {
        var node = new ObjectReference { ApiVersion = "v1", Kind = "Node", Name = inNamespace };
        recorder.Record(node, EventSeverity.Normal, "Test", "a node");
        bool IsIt(Event e) => e.InvolvedObject.Name == inNamespace && e.Metadata.Namespace == "default";
        await follower.Feed.UntilAsync(feed => feed.View.Values.Any(IsIt), Cancel);
    }

    [Fact]
    public async Task An_object_has_a_budget_and_others_have_theirs()
    {
        for (var number = 0; number < EventBudget.Burst + 10; number++)
            recorder.Record(Web("u1"), EventSeverity.Normal, "Test", $"number {number}");
        recorder.Record(Web("u1") with { Name = "other" }, EventSeverity.Normal, "Test", "the last");
        await WrittenAsync("other", 1);
        Assert.Equal(EventBudget.Burst + 1, Ours(follower.Feed.View.Values).Count());
        Assert.Equal(10, recorder.Dropped);
    }

    [Fact]
    public async Task A_long_message_is_cut_at_a_character()
    {
        recorder.Record(Web("u1"), EventSeverity.Normal, "Test", "x" + new string('ä', 600));
        var written = await WrittenAsync("web", 1);
        Assert.Equal("x" + new string('ä', 510) + "…", written.Message);
    }

    [Fact]
    public void A_budget_refills_by_one_every_five_minutes()
    {
        var time = new ManualTime();
        var budget = new EventBudget(time);
        for (var number = 0; number < EventBudget.Burst; number++)
            Assert.True(budget.TrySpend(Web("u1")));
        Assert.False(budget.TrySpend(Web("u1")));
        time.Advance(EventBudget.Refill);
        Assert.True(budget.TrySpend(Web("u1")));
        Assert.False(budget.TrySpend(Web("u1")));
    }

    [Fact]
    public async Task Recording_never_waits_and_the_queue_is_bounded()
    {
        using var server = new ScriptedServer();
        await using var client = server.Client(TimeProvider.System);
        var stuck = new EventRecorder(client, new() { Component = "c" }, TimeProvider.System, log);
        for (var number = 0; number < EventRecorder.QueueLimit + 5; number++)
            stuck.Record(Web($"u{number}"), EventSeverity.Normal, "Test", "x");
        Assert.Equal(5, stuck.Dropped);
        Assert.Single(log.Texts(1020));
    }

    [Fact]
    public async Task Events_that_may_not_be_written_are_given_up_with_one_line_and_later_ones_are_written()
    {
        const string Forbidden = """{"message":"no","reason":"Forbidden","code":403}""";
        const string Written =
            """
            {"involvedObject":{"kind":"Service","name":"web"},"reason":"B","message":"m","type":"Normal","source":{}}
            """;
        using var server = new ScriptedServer();
        var time = new ManualTime();
        await using var client = server
            .Then(403, Forbidden)
            .Then(403, Forbidden)
            .ThenBreaks()
            .Then(201, Written)
            .Client(time);
        var own = new EventRecorder(client, new() { Component = "c" }, time, log);
        using var end = new CancellationTokenSource();
        var ownRunning = own.RunAsync(end.Token);
        own.Record(Web("u1"), EventSeverity.Normal, "A", "m");
        own.Record(Web("u2"), EventSeverity.Normal, "A", "m");
        own.Record(Web("u1"), EventSeverity.Normal, "B", "m");
        for (var request = 0; request < 4; request++)
            await time.PassUntilAsync(server.ArrivedAsync(Cancel), TimeSpan.FromSeconds(1), Cancel);
        await end.CancelAsync();
        await ownRunning;
        Assert.Contains("Event A about web is lost", Assert.Single(log.Texts(1021)), StringComparison.Ordinal);
    }

    private ObjectReference Web(string uid) => new()
    {
        ApiVersion = "v1",
        Kind = "Service",
        Namespace = inNamespace,
        Name = "web",
        Uid = uid,
    };

    private IEnumerable<Event> Ours(IEnumerable<Event> events) =>
        events.Where(e => e.Metadata.Namespace == inNamespace);

    private async Task<Event> WrittenAsync(string name, int count)
    {
        bool IsIt(Event e) => e.InvolvedObject.Name == name && e.Count == count;
        await follower.Feed.UntilAsync(feed => Ours(feed.View.Values).Any(IsIt), Cancel);
        return Ours(follower.Feed.View.Values).First(IsIt);
    }
}
