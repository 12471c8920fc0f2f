using System.Text.Json.Nodes;
using Clarion.CommandLine;

namespace Clarion.Tests.Platform.Verbs.Reading;

/// <summary>What goes wrong every day, one thing at a time, in a cluster where all else is fine.</summary>
public sealed class SituationTests
{
    [Fact]
    public async Task A_pool_in_another_namespace_is_found_where_there_is_none_in_ours()
    {
        await using var api = await RecordedApi.StartAsync("fine");
        api.Remove("IPAddressPool").Remove("Service")
            .Add("{kind: IPAddressPool, metadata: {name: lost, namespace: default}, spec: {addresses: [192.0.2.0/28]}}")
            .Add("""
                {kind: Service, metadata: {name: new, namespace: shop},
                 spec: {type: LoadBalancer, clusterIPs: [10.96.0.9]}}
                """);
        Assert.Contains("OtherNamespace IPAddressPool/default/lost", await WarningsAsync(api));
        var said = await ReadingRun.OfAsync(api, "explain shop/new");
        Assert.Contains("It is in namespace 'default', and Clarion in 'metallb-system'.", said.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_L2Advertisement_in_another_namespace_is_found_where_there_is_none_in_ours()
    {
        await using var api = await RecordedApi.StartAsync("fine");
        api.Remove("L2Advertisement")
            .Add("{kind: L2Advertisement, metadata: {name: lost, namespace: default}, spec: {}}");
        Assert.Equal(
            [
                "OtherNamespace L2Advertisement/default/lost", "NoMatchingAdvertisement Service/shop/web",
                "UnannouncedPool IPAddressPool/first",
            ],
            await WarningsAsync(api));
        var said = await ReadingRun.OfAsync(api, "explain shop/web");
        Assert.Contains("There is no L2Advertisement.", said.Output, StringComparison.Ordinal);
        Assert.Contains("L2Advertisement/default/lost: ", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pool_that_no_L2Advertisement_is_for_is_said_to_be_unannounced()
    {
        await using var api = await RecordedApi.StartAsync("fine");
        api.Remove("L2Advertisement");
        Assert.Equal(
            ["NoMatchingAdvertisement Service/shop/web", "UnannouncedPool IPAddressPool/first"],
            await WarningsAsync(api));
    }

    [Fact]
    public async Task Without_any_speaker_that_is_the_first_thing_said()
    {
        await using var api = await RecordedApi.StartAsync("fine");
        api.Remove("Pod", "speaker-1");
        Assert.Equal(["NoSpeakers DaemonSet/speaker", "NoSpeaker Service/shop/web"], await WarningsAsync(api));
    }

    [Fact]
    public async Task An_L2Advertisement_that_selects_no_node_says_so_in_warnings_and_in_explain()
    {
        await using var api = await RecordedApi.StartAsync("fine");
        api.Change("L2Advertisement", "all", rule => rule["spec"] = JsonNode.Parse(
            """{"nodeSelectors": [{"matchLabels": {"zone": "nowhere"}}]}"""));
        Assert.Equal(
            ["NoMatchingAdvertisement Service/shop/web", "AdvertisementWithoutNode L2Advertisement/all"],
            await WarningsAsync(api));
        var said = JsonNode.Parse((await ReadingRun.OfAsync(api, "explain shop/web -o json")).Output)!;
        Assert.Equal("SelectsNoNode", (string?)said["l2Advertisements"]![0]!["reason"]);
    }

    [Fact]
    public async Task An_L2Advertisement_for_a_pool_that_is_not_there_names_it()
    {
        await using var api = await RecordedApi.StartAsync("fine");
        api.Change("L2Advertisement", "all", rule => rule["spec"] = JsonNode.Parse(
            """{"ipAddressPools": ["frist"]}"""));
        var run = await ReadingRun.OfAsync(api, "warnings");
        Assert.Contains("spec.ipAddressPools names 'frist', and there is no such IPAddressPool.", run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bgp_objects_are_said_to_have_no_effect_and_are_named_where_they_would_be_the_reason()
    {
        await using var api = await RecordedApi.StartAsync("fine");
        api.Remove("L2Advertisement")
            .Add("{kind: BGPPeer, metadata: {name: tor, namespace: metallb-system}, spec: {}}")
            .Add("{kind: BGPAdvertisement, metadata: {name: fabric, namespace: metallb-system}, spec: {}}");
        var warnings = await WarningsAsync(api);
        Assert.Contains("BgpWithoutEffect BGPPeer/tor", warnings);
        Assert.Contains("BgpWithoutEffect BGPAdvertisement/fabric", warnings);
        var said = await ReadingRun.OfAsync(api, "explain shop/web");
        Assert.Contains("BGPAdvertisement/fabric: This version of Clarion does not announce by BGP", said.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_annotation_is_noticed_and_is_no_problem_of_the_cluster()
    {
        await using var api = await RecordedApi.StartAsync("fine");
        api.Change("Service", "web", service =>
            service["metadata"]!["annotations"]!["metallb.io/loadBalancerIP"] = "x");
        Assert.Equal(["UnknownAnnotation Service/shop/web"], await WarningsAsync(api));
        var run = await ReadingRun.OfAsync(api, "services");
        Assert.Equal(ExitCode.Fine, run.ExitCode);
        Assert.Contains("ok", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pod_with_two_addresses_is_one_endpoint()
    {
        await using var api = await RecordedApi.StartAsync("fine");
        api.Add("""
            {kind: EndpointSlice, addressType: IPv6, metadata: {name: web-2, namespace: shop,
             labels: {kubernetes.io/service-name: web}}, endpoints: [{nodeName: n1, conditions: {ready: true}}]}
            """);
        var said = JsonNode.Parse((await ReadingRun.OfAsync(api, "explain shop/web -o json")).Output)!;
        Assert.Equal(1, (int)said["traffic"]!["endpoints"]!["total"]!);
    }

    [Fact]
    public async Task An_address_of_another_load_balancers_Service_is_not_called_free()
    {
        await using var api = await RecordedApi.StartAsync("fine");
        api.Add("""
            {kind: Service, metadata: {name: cloud, namespace: shop},
             status: {loadBalancer: {ingress: [{ip: 192.0.2.7}]}},
             spec: {type: LoadBalancer, loadBalancerClass: example.com/cloud, clusterIPs: [10.96.0.9]}}
            """);
        var run = await ReadingRun.OfAsync(api, "explain 192.0.2.7");
        Assert.Contains("Held by others:   shop/cloud\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("It is free", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_read_is_not_taken_for_what_is_not_there()
    {
        await using var api = await RecordedApi.StartAsync("fine");
        api.Forbid("ipaddresspools");
        var run = await ReadingRun.OfAsync(api, "explain 192.0.2.7");
        Assert.Contains("In pool:        not known\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("Whether it is free is not known", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_a_refused_pool_is_not_said_to_be_of_none()
    {
        await using var api = await RecordedApi.StartAsync("fine");
        api.Add("""
            {kind: IPAddressPool,
             metadata: {name: late, namespace: metallb-system, creationTimestamp: "2025-12-05T00:00:00Z"},
             spec: {addresses: [192.0.2.8/29, 192.0.2.64/29]}}
            """);
        var run = await ReadingRun.OfAsync(api, "explain 192.0.2.66");
        Assert.Contains("Pool 'late' gives out nothing while it is refused", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_speaker_says_counts_for_the_node_that_its_pod_is_on()
    {
        await using var api = await RecordedApi.StartAsync("trouble");
        api.Add("{kind: Layer2View, saidBy: n2, node: n1, interfaces: [eth7]}");
        var nodes = JsonNode.Parse((await ReadingRun.OfAsync(api, "nodes -o json")).Output)!["nodes"]!.AsArray();
        Assert.Equal(
            ["n1 eth0", "n2 eth7"],
            nodes.Where(node => node!["interfaces"] is not null)
                .Select(node => $"{(string?)node!["name"]} {(string?)node["interfaces"]![0]}"));
    }

    [Theory]
    [InlineData("nodes")]
    [InlineData("nodes pods")]
    [InlineData("nodes servicel2statuses")]
    public async Task Without_the_right_to_nodes_those_that_are_named_elsewhere_are_shown(string forbidden)
    {
        await using var api = await RecordedApi.StartAsync("fine");
        api.Forbid(forbidden.Split(' '));
        Golden.Verify(
            $"nodes-without-{forbidden.Replace(' ', '-')}.table", (await ReadingRun.OfAsync(api, "nodes")).ToString());
    }

    /// <summary>Code and object of each warning.</summary>
    private static async Task<string[]> WarningsAsync(RecordedApi api)
    {
        var run = await ReadingRun.OfAsync(api, "warnings -o json");
        return
        [
            .. JsonNode.Parse(run.Output)!["warnings"]!.AsArray()
                .Select(one => $"{(string?)one!["finding"]!["code"]} {(string?)one["about"]}"),
        ];
    }
}
