using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Speaker;

/// <summary>What a speaker says of itself to an operator.</summary>
public abstract class ViewTests(ServerFixture api)
{
    public sealed class OnHub(HubFixture api) : ViewTests(api);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture api) : ViewTests(api);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_running_speaker_tells_what_it_answers_for_and_what_it_decided_last()
    {
        await using var cluster = await Cluster.StartAsync(await api.TestServerAsync(), Cancel, "a");
        await cluster.PoolAsync("first", "10.7.0.0/24");
        await cluster.AdvertiseAsync("all");
        await cluster.ServiceAsync("web", "10.7.0.1");
        var speaker = cluster.StartSpeaker("a", "eth0");
        await speaker.AnnouncesAsync("10.7.0.1", Cancel);
        await cluster.ServiceAsync("more", "10.7.0.2");
        await speaker.AnnouncesAsync("10.7.0.1 10.7.0.2", Cancel);

        var view = speaker.Role.View;
        Assert.Equal(cluster.NodeName("a"), view.Node);
        Assert.Equal(["eth0"], view.Interfaces);
        Assert.Equal(["10.7.0.1", "10.7.0.2"], view.Addresses.Select(address => address.Address));
        var decision = Assert.Single(view.Decisions);
        Assert.Equal(
            ($"{cluster.Namespace}/more", cluster.NodeName("a"), "Ranked"),
            (decision.Service, decision.Owner, decision.Reason));
    }
}
