using Clarion.Placement.Planning;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Speaker;

/// <summary>What a speaker announces, against a real API server and a fake network.</summary>
public abstract class AnnouncingTests(ServerFixture api)
{
    public sealed class OnHub(HubFixture api) : AnnouncingTests(api);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture api) : AnnouncingTests(api);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_Service_is_announced_by_one_node_and_withdrawn_when_it_goes()
    {
        await using var cluster = await StartAsync("a");
        await cluster.PoolAsync("first", "10.7.0.0/24");
        await cluster.AdvertiseAsync("all");
        await cluster.ServiceAsync("web", "10.7.0.1");
        var speaker = cluster.StartSpeaker("a");

        await speaker.AnnouncesAsync("10.7.0.1", Cancel);
        await cluster.ServiceAsync("more", "10.7.0.2");
        await speaker.AnnouncesAsync("10.7.0.1 10.7.0.2", Cancel);
        await cluster.DeleteServiceAsync("web");
        await speaker.AnnouncesAsync("10.7.0.2", Cancel);
    }

    [Fact]
    public async Task Several_speakers_share_the_addresses_by_rank()
    {
        await using var cluster = await StartAsync("a", "b");
        await cluster.PoolAsync("first", "10.7.0.0/24");
        await cluster.AdvertiseAsync("all");
        var addresses = Enumerable.Range(1, 8).Select(number => $"10.7.0.{number}").ToList();
        foreach (var address in addresses)
            await cluster.ServiceAsync($"s{address[^1]}", address);
        string Of(string node) => string.Join(' ', addresses.Where(address => new[] { "a", "b" }
            .MinBy(each => NodeRank.Of(new(cluster.NodeName(each)), address)) == node));

        await cluster.StartSpeaker("a").AnnouncesAsync(Of("a"), Cancel);
        await cluster.StartSpeaker("b").AnnouncesAsync(Of("b"), Cancel);
    }

    [Fact]
    public async Task Traffic_policy_Local_follows_the_endpoints()
    {
        await using var cluster = await StartAsync("a", "b");
        await cluster.PoolAsync("first", "10.7.0.0/24");
        await cluster.AdvertiseAsync("all");
        await cluster.ServiceAsync("web", "10.7.0.1", policy: "Local");
        await cluster.EndpointsAsync("web", "b");
        var (a, b) = (cluster.StartSpeaker("a"), cluster.StartSpeaker("b"));
        await a.AnnouncesAsync("", Cancel);
        await b.AnnouncesAsync("10.7.0.1", Cancel);

        await cluster.EndpointsAsync("web", "a");
        await a.AnnouncesAsync("10.7.0.1", Cancel);
        await b.AnnouncesAsync("", Cancel);
    }

    [Fact]
    public async Task Node_selectors_and_interfaces_of_the_advertisement_are_obeyed()
    {
        await using var cluster = await StartAsync("a", "b");
        await cluster.PoolAsync("first", "10.7.0.0/24");
        await cluster.AdvertiseAsync(
            "rack", """{"nodeSelectors":[{"matchLabels":{"rack":"1"}}],"interfaces":["eth1"]}""");
        await cluster.LabelNodeAsync("b", "rack", "1");
        await cluster.ServiceAsync("web", "10.7.0.1");
        var (a, b) = (cluster.StartSpeaker("a", "eth1"), cluster.StartSpeaker("b", "eth1"));
        await b.AnnouncesAsync("10.7.0.1@eth1", Cancel);

        await cluster.LabelNodeAsync("a", "rack", "1");
        await cluster.LabelNodeAsync("b", "rack", "2");
        await a.AnnouncesAsync("10.7.0.1@eth1", Cancel);
        await b.AnnouncesAsync("", Cancel);
    }

    [Fact]
    public async Task The_legacy_ConfigMap_is_obeyed()
    {
        await using var cluster = await StartAsync("a");
        await cluster.ConfigMapAsync("config", "config", """
            address-pools:
            - name: metallb-ip-space
              protocol: layer2
              addresses:
              - 10.7.0.200-10.7.0.250
            """);
        await cluster.ServiceAsync("web", "10.7.0.200");

        await cluster.StartSpeaker("a").AnnouncesAsync("10.7.0.200", Cancel);
    }

    [Fact]
    public async Task Addresses_of_a_pool_that_is_refused_when_the_speaker_starts_are_announced()
    {
        await using var cluster = await StartAsync("a");
        await cluster.PoolAsync("older", "10.7.0.8-10.7.0.20");
        await cluster.PoolAsync("wrong", "10.7.0.1-10.7.0.9");
        await cluster.AdvertiseAsync("wrong", """{"ipAddressPools":["wrong"]}""");
        await cluster.ServiceAsync("web", "10.7.0.1", pool: "wrong");

        await cluster.StartSpeaker("a").AnnouncesAsync("10.7.0.1", Cancel);
    }

    [Fact]
    public async Task Without_its_advertisement_a_Service_is_withdrawn_after_the_grace()
    {
        await using var cluster = await StartAsync("a");
        await cluster.PoolAsync("first", "10.7.0.0/24");
        await cluster.AdvertiseAsync("all");
        await cluster.ServiceAsync("web", "10.7.0.1");
        var speaker = cluster.StartSpeaker("a");
        await speaker.AnnouncesAsync("10.7.0.1", Cancel);
        var calls = (await speaker.AnnouncerAsync()).CallCount;

        await cluster.DeleteAsync("l2advertisements", "all");
        await cluster.AdvertiseAsync("again");
        await cluster.ServiceAsync("more", "10.7.0.2");
        await speaker.AnnouncesAsync("10.7.0.1 10.7.0.2", Cancel);
        Assert.Equal(calls + 1, (await speaker.AnnouncerAsync()).CallCount);

        await cluster.DeleteAsync("l2advertisements", "again");
        await speaker.AnnouncesAsync("", Cancel);
    }

    [Fact]
    public async Task The_excluded_interfaces_come_from_the_ConfigMap_and_are_MetalLBs_without_it()
    {
        await using var cluster = await StartAsync("a");
        var speaker = cluster.StartSpeaker("a");
        var announcer = await speaker.AnnouncerAsync();
        Assert.True(announcer.Exclusion.Excludes("docker0"));
        Assert.False(announcer.Exclusion.Excludes("eth7"));
        await speaker.AnnouncesAsync("", Cancel);

        await cluster.ConfigMapAsync(
            "metallb-excludel2", "excludel2.yaml", "announcedInterfacesToExclude: [\"^eth7$\"]");
        await cluster.PoolAsync("first", "10.7.0.0/24");
        await cluster.AdvertiseAsync("all");
        await cluster.ServiceAsync("web", "10.7.0.1");
        await Testing.Waiting.Eventually.HoldsAsync("the announcer is another one", TimeSpan.FromSeconds(60),
            async _ => (await speaker.AnnouncerAsync()).Exclusion.Excludes("eth7"), Cancel);
        await speaker.AnnouncesAsync("10.7.0.1", Cancel);
    }

    private async Task<Cluster> StartAsync(params string[] nodes) =>
        await Cluster.StartAsync(await api.TestServerAsync(), Cancel, nodes);
}
