using Clarion.Api.Core;
using Clarion.Api.MetalLb;
using Clarion.Testing.Kubernetes;
using Clarion.Testing.Waiting;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Speaker;

/// <summary>What a speaker writes: ServiceL2Status objects and Events.</summary>
public abstract class ReportingTests(ServerFixture api)
{
    public sealed class OnHub(HubFixture api) : ReportingTests(api);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture api) : ReportingTests(api);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_owner_writes_a_status_and_removes_it_with_the_Service()
    {
        await using var cluster = await StartAsync("""{"interfaces":["eth1","eth9"]}""");
        await cluster.ServiceAsync("web", "10.7.0.1");
        cluster.StartSpeaker("a", "eth0", "eth1");
        var status = (await StatusesAsync(cluster, list => list is [{ Status.Node: not null }]))[0];

        Assert.StartsWith("l2-", status.Metadata.Name, StringComparison.Ordinal);
        Assert.Equal(cluster.NodeName("a"), status.Metadata.Labels!["metallb.io/node"]);
        Assert.Equal("web", status.Metadata.Labels["metallb.io/service-name"]);
        Assert.Equal(cluster.Namespace, status.Metadata.Labels["metallb.io/service-namespace"]);
        var owner = Assert.Single(status.Metadata.OwnerReferences!);
        Assert.Equal(("v1", "Pod", "speaker-a"), (owner.ApiVersion, owner.Kind, owner.Name));
        Assert.Equal(cluster.NodeName("a"), status.Status!.Node);
        Assert.Equal(("web", cluster.Namespace), (status.Status.ServiceName, status.Status.ServiceNamespace));
        Assert.Equal(["eth1"], status.Status.Interfaces!.Select(found => found.Name));

        await cluster.DeleteServiceAsync("web");
        await StatusesAsync(cluster, list => list.Count == 0);
    }

    [Fact]
    public async Task Statuses_follow_the_owner_and_leftovers_are_removed()
    {
        await using var cluster = await StartAsync();
        await cluster.ServiceAsync("web", "10.7.0.1");
        await WriteStatusAsync(cluster, "own-duplicate", "a", "web");
        await WriteStatusAsync(cluster, "own-of-nothing", "a", "gone");
        await WriteStatusAsync(cluster, "foreign", "b", "web");
        await WriteStatusAsync(cluster, "not-mine", "b", "other");
        cluster.StartSpeaker("a");

        var left = await StatusesAsync(
            cluster, list => list.Count == 2 && list.Any(status => status.Status is not null));
        Assert.Contains("not-mine", left.Select(status => status.Metadata.Name));
        Assert.Contains(left, status => status.Metadata.Name.StartsWith("l2-", StringComparison.Ordinal)
            && status.Status!.Node == cluster.NodeName("a") && status.Status.Interfaces is null or []);
    }

    [Fact]
    public async Task A_status_that_somebody_deletes_is_written_again()
    {
        await using var cluster = await StartAsync();
        await cluster.ServiceAsync("web", "10.7.0.1");
        cluster.StartSpeaker("a");
        var first = (await StatusesAsync(cluster, list => list.Count == 1))[0].Metadata.Name;
        await cluster.DeleteAsync("servicel2statuses", first);

        await StatusesAsync(cluster, list => list is [{ Status.Node: not null }] && list[0].Metadata.Name != first);
    }

    [Fact]
    public async Task NodeAssigned_is_told_once_also_when_the_speaker_starts_again()
    {
        var server = await api.TestServerAsync();
        using var statuses = new HeldRequests(server, "servicel2statuses");
        await using var client = statuses.Client();
        await using var cluster = await StartAsync(server);
        await cluster.ServiceAsync("web", "10.7.0.1");
        var speaker = cluster.StartSpeaker("a");
        await speaker.AnnouncesAsync("10.7.0.1", Cancel);
        await EventAsync(cluster, "nodeAssigned", "web");
        await StatusesAsync(cluster, list => list is [{ Status.Node: not null }]);
        await speaker.StopAsync();

        // Whatever it hears first: that it announced before it must hear before it speaks.
        var again = cluster.StartSpeaker("a", client);
        await again.AnnouncesAsync("10.7.0.1", Cancel);
        statuses.Release();
        await cluster.ServiceAsync("mark", "10.7.0.2");
        await EventAsync(cluster, "nodeAssigned", "mark");
        var events = await cluster.EventsAsync(Cancel);
        var told = Assert.Single(events, found => found.InvolvedObject.Name == "web");
        Assert.Equal(("Normal", 1), (told.Type, told.Count));
        Assert.Equal($"announcing from node \"{cluster.NodeName("a")}\" with protocol \"layer2\"", told.Message);
    }

    [Fact]
    public async Task AnnounceFailed_is_told_when_no_named_interface_exists_here()
    {
        await using var cluster = await StartAsync("""{"interfaces":["eth8","eth9"]}""");
        await cluster.ServiceAsync("web", "10.7.0.1");
        cluster.StartSpeaker("a", "eth0");
        await EventAsync(cluster, "announceFailed", "web");

        var told = Assert.Single(await cluster.EventsAsync(Cancel));
        Assert.Equal("Warning", told.Type);
        Assert.Contains("eth8 (Missing), eth9 (Missing)", told.Message, StringComparison.Ordinal);
        Assert.Empty(await cluster.StatusesAsync(Cancel));
    }

    private async Task<Cluster> StartAsync(string? advertisement = null) =>
        await StartAsync(await api.TestServerAsync(), advertisement);

    private static async Task<Cluster> StartAsync(TestServer server, string? advertisement = null)
    {
        var cluster = await Cluster.StartAsync(server, Cancel, "a");
        await cluster.PoolAsync("first", "10.7.0.0/24");
        await cluster.AdvertiseAsync("all", advertisement);
        return cluster;
    }

    private static Task<IReadOnlyList<ServiceL2Status>> StatusesAsync(
        Cluster cluster, Func<IReadOnlyList<ServiceL2Status>, bool> accept) =>
        Eventually.HoldsAsync("the statuses are as they should be", Limit, cluster.StatusesAsync, accept, Cancel);

    private static Task<IReadOnlyList<Event>> EventAsync(Cluster cluster, string reason, string service) =>
        Eventually.HoldsAsync($"{reason} is told about {service}", Limit, cluster.EventsAsync,
            list => list.Any(found => found.Reason == reason && found.InvolvedObject.Name == service), Cancel);

    private static Task<string> WriteStatusAsync(Cluster cluster, string name, string node, string service) =>
        cluster.SendAsync(
            HttpMethod.Post, $"/apis/metallb.io/v1beta1/namespaces/{cluster.Namespace}/servicel2statuses", $$$$"""
            {"apiVersion":"metallb.io/v1beta1","kind":"ServiceL2Status",
             "metadata":{"name":"{{{{name}}}}","labels":{"metallb.io/node":"{{{{cluster.NodeName(node)}}}}",
               "metallb.io/service-name":"{{{{service}}}}","metallb.io/service-namespace":"{{{{cluster.Namespace}}}}"}}}
            """);
}
