using Clarion.Testing.Kubernetes;
using Clarion.Testing.Waiting;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Speaker;

/// <summary>A speaker without the API server, or with a part of it; each test has a server of its own.</summary>
[NeedsApiServer]
public sealed class ApiAwayTests : IAsyncLifetime
{
    private const int ContactLost = 1307;

    private LocalApiServer server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (!KubeFiles.TryUnpack(out var programs))
            Assert.Skip(KubeFiles.SkipReason);
        server = await LocalApiServer.StartAsync(programs);
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task Nothing_is_announced_before_the_view_is_complete()
    {
        const string Late = "bgppeers.metallb.io";
        await CustomResources.InstallAsync(server, [.. CustomResources.Names().Except([Late])], Cancel);
        await using var cluster = await Cluster.StartAsync(server, Cancel, "a");
        await cluster.PoolAsync("first", "10.7.0.0/24");
        await cluster.AdvertiseAsync("all");
        await cluster.ServiceAsync("web", "10.7.0.1");
        var speaker = cluster.StartSpeaker("a");
        await Eventually.HoldsAsync("only one kind is missing", TimeSpan.FromSeconds(60),
            _ => Task.FromResult(speaker.Role.NotReadyBecause), reason => reason?.Contains(Late) ?? false, Cancel);

        Assert.False(speaker.HasAnnouncer);
        await CustomResources.InstallAsync(server, [Late], Cancel);
        await speaker.AnnouncesAsync("10.7.0.1", Cancel);
        Assert.Equal(1, (await speaker.AnnouncerAsync()).CallCount);
    }

    [Fact]
    public async Task While_the_API_server_is_away_and_when_it_returns_nothing_changes_and_who_restarted_comes_back()
    {
        await CustomResources.InstallAsync(server);
        await using var cluster = await Cluster.StartAsync(server, Cancel, "a", "b");
        await cluster.PoolAsync("first", "10.7.0.0/24");
        await cluster.AdvertiseAsync("all", $$$$"""
            {"preferredNodeSelectors":[{"weight":1,"preference":{"matchLabels":{"first":"yes"}}}]}
            """);
        await cluster.LabelNodeAsync("a", "first", "yes");
        await cluster.ServiceAsync("web", "10.7.0.1");
        var (a, b) = (cluster.StartSpeaker("a"), cluster.StartSpeaker("b"));
        await a.AnnouncesAsync("10.7.0.1", Cancel);
        await b.AnnouncesAsync("", Cancel);
        var calls = (await a.AnnouncerAsync()).CallCount;

        await server.KillServerAsync();
        var restarted = cluster.StartSpeaker("a");
        foreach (var speaker in new[] { a, b, restarted })
            await Eventually.HoldsAsync("the speaker notes that the API server is away", TimeSpan.FromSeconds(60),
                _ => Task.FromResult(speaker.Log.Texts(ContactLost).Count == 1), Cancel);
        Assert.Null(a.Role.NotReadyBecause);
        Assert.Null(a.Role.NotLiveBecause);
        await server.StartServerAsync();
        await cluster.SetNodeReadyAsync("a", false);
        await cluster.ServiceAsync("more", "10.7.0.2");

        await restarted.AnnouncesAsync("10.7.0.1 10.7.0.2", Cancel);
        await a.AnnouncesAsync("10.7.0.1 10.7.0.2", Cancel);
        Assert.Equal(calls + 1, (await a.AnnouncerAsync()).CallCount);
        Assert.Equal(1, (await b.AnnouncerAsync()).CallCount);
    }
}
