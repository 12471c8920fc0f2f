using Clarion.Placement.Planning;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Speaker;

/// <summary>Nodes and speakers that go and come back.</summary>
public abstract class MembershipTests(ServerFixture api)
{
    public sealed class OnHub(HubFixture api) : MembershipTests(api);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture api) : MembershipTests(api);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_speaker_that_was_killed_resumes_its_own_at_once_and_nobody_takes_it_meanwhile()
    {
        await using var cluster = await StartAsync();
        var (address, owner, other) = await ServiceAsync(cluster);
        var stays = cluster.StartSpeaker(other);
        await stays.AnnouncesAsync("", Cancel);
        await cluster.SetPodReadyAsync(owner, false, restarts: 1);
        await cluster.ServiceAsync("mark", Find(cluster, other));

        await stays.AnnouncesAsync(Find(cluster, other), Cancel);
        await cluster.StartSpeaker(owner).AnnouncesAsync(address, Cancel);
    }

    [Fact]
    public async Task A_speaker_that_is_silent_for_15_seconds_loses_its_addresses()
    {
        await using var cluster = await StartAsync();
        var (address, owner, other) = await ServiceAsync(cluster);
        await cluster.SetPodReadyAsync(owner, false, restarts: 1, sinceSeconds: 13);
        var takes = cluster.StartSpeaker(other);

        await takes.AnnouncesAsync("", Cancel);
        await takes.AnnouncesAsync(address, Cancel);
    }

    [Fact]
    public async Task A_node_that_is_not_Ready_loses_its_addresses_at_once()
    {
        await using var cluster = await StartAsync();
        var (address, owner, other) = await ServiceAsync(cluster);
        var (gives, takes) = (cluster.StartSpeaker(owner), cluster.StartSpeaker(other));
        await gives.AnnouncesAsync(address, Cancel);
        await takes.AnnouncesAsync("", Cancel);

        await cluster.SetNodeReadyAsync(owner, false);
        await takes.AnnouncesAsync(address, Cancel);
        await gives.AnnouncesAsync("", Cancel);
    }

    [Fact]
    public async Task A_speaker_is_ready_with_its_first_view_and_ends_within_two_seconds()
    {
        await using var cluster = await StartAsync();
        var speaker = cluster.StartSpeaker("a");
        Assert.StartsWith(
            "waiting for the first complete view", speaker.Role.NotReadyBecause, StringComparison.Ordinal);
        await speaker.AnnouncesAsync("", Cancel);
        await Testing.Waiting.Eventually.HoldsAsync("the speaker is ready", TimeSpan.FromSeconds(5),
            _ => Task.FromResult(speaker.Role.NotReadyBecause), reason => reason is null, Cancel);
        Assert.Null(speaker.Role.NotLiveBecause);

        Assert.InRange(await speaker.StopAsync(), TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    private async Task<Cluster> StartAsync()
    {
        var cluster = await Cluster.StartAsync(await api.TestServerAsync(), Cancel, "a", "b");
        await cluster.PoolAsync("first", "10.7.0.0/24");
        await cluster.AdvertiseAsync("all");
        return cluster;
    }

    private static async Task<(string Address, string Owner, string Other)> ServiceAsync(Cluster cluster)
    {
        const string Address = "10.7.0.1";
        await cluster.ServiceAsync("web", Address);
        return OwnerOf(cluster, Address) == "a" ? (Address, "a", "b") : (Address, "b", "a");
    }

    /// <summary>Another address, that a node comes first for.</summary>
    private static string Find(Cluster cluster, string node) => Enumerable.Range(2, 200)
        .Select(number => $"10.7.0.{number}").First(address => OwnerOf(cluster, address) == node);

    private static string OwnerOf(Cluster cluster, string address) =>
        new[] { "a", "b" }.MinBy(node => NodeRank.Of(new(cluster.NodeName(node)), address))!;
}
