using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Clarion.Api;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Deploy;

[NeedsApiServer]
[Collection(nameof(DefinedKinds))]
public sealed class AcceptedObjectTests(DefinedKindsServer kinds)
{
    private const int ExampleCount = 19;
    private const string Space = "/apis/metallb.io/v1beta1/namespaces/metallb-system";
    private const string NewSpace = "/apis/metallb.io/v1beta2/namespaces/metallb-system";

    [Fact]
    public void Every_object_that_metallb_users_write_is_accepted_with_all_its_fields() => Assert.Equal(
        ExampleCount,
        kinds.Applied.Split('\n').Count(line => line.EndsWith(" created", StringComparison.Ordinal)));

    [Fact]
    public async Task Absent_fields_get_the_defaults_of_metallb()
    {
        var pool = (await kinds.Server.GetAsync($"{Space}/ipaddresspools/one-address-each"))["spec"]!;
        Assert.True(pool["autoAssign"]!.GetValue<bool>());
        Assert.False(pool["avoidBuggyIPs"]!.GetValue<bool>());
        var peer = (await kinds.Server.GetAsync($"{NewSpace}/bgppeers/simple"))["spec"]!;
        Assert.Equal(179, peer["peerPort"]!.GetValue<int>());
        var advertisement = (await kinds.Server.GetAsync($"{Space}/bgpadvertisements/some-services"))["spec"]!;
        Assert.Equal(32, advertisement["aggregationLength"]!.GetValue<int>());
    }

    [Fact]
    public async Task What_is_stored_reads_into_the_records_and_out_again_with_every_field()
    {
        await AssertRoundTripAsync($"{Space}/ipaddresspools/for-some", ApiJson.Default.IPAddressPool);
        await AssertRoundTripAsync($"{Space}/l2advertisements/some-nodes", ApiJson.Default.L2Advertisement);
        await AssertRoundTripAsync($"{Space}/bgpadvertisements/every-option", ApiJson.Default.BgpAdvertisement);
        await AssertRoundTripAsync($"{NewSpace}/bgppeers/every-option", ApiJson.Default.BgpPeer);
    }

    [Fact]
    public async Task Who_edits_through_the_old_version_keeps_what_only_the_new_one_knows()
    {
        var peer = await kinds.Server.GetAsync($"{Space}/bgppeers/every-option");
        peer["spec"]!["peerPort"] = 181;
        await kinds.Server.SendAsync(HttpMethod.Put, $"{Space}/bgppeers/every-option", peer.ToJsonString());

        var spec = (await kinds.Server.GetAsync($"{NewSpace}/bgppeers/every-option"))["spec"]!;
        Assert.Equal(181, spec["peerPort"]!.GetValue<int>());
        Assert.Equal("red", spec["vrf"]!.GetValue<string>());
        Assert.Equal(64510, spec["localASN"]!.GetValue<int>());
    }

    [Fact]
    public async Task Ten_thousand_address_ranges_fit_into_a_pool_and_one_more_is_refused()
    {
        var full = await CreatePoolAsync(10_000);
        Assert.Equal("IPAddressPool", full["kind"]!.GetValue<string>());
        var overfull = await CreatePoolAsync(10_001);
        Assert.Contains("spec.addresses: Too many: 10001: must have at most 10000 items", overfull.Causes());
    }

    [Fact]
    public async Task A_status_with_conditions_is_stored()
    {
        const string patch = """
            {"status": {"assignedIPv4": 1, "assignedIPv6": 0, "availableIPv4": 253,
              "availableIPv6": 9223372036854775807,
              "conditions": [{"type": "Valid", "status": "True", "reason": "Accepted", "message": "",
                "lastTransitionTime": "2026-01-01T00:00:00Z", "observedGeneration": 1}]}}
            """;
        var pool = await kinds.Server.SendAsync(
            HttpMethod.Patch, $"{Space}/ipaddresspools/for-some/status", patch, "application/merge-patch+json");
        Assert.Equal(long.MaxValue, pool["status"]!["availableIPv6"]!.GetValue<long>());
        Assert.Equal("Valid", pool["status"]!["conditions"]![0]!["type"]!.GetValue<string>());
    }

    private Task<JsonObject> CreatePoolAsync(int ranges)
    {
        var addresses = Enumerable.Range(0, ranges).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"\"10.{i / 250}.{i % 250}.100 - 10.{i / 250}.{i % 250}.200\""));
        return kinds.Server.SendAsync(HttpMethod.Post, $"{Space}/ipaddresspools?dryRun=All", $$$"""
            {"apiVersion": "metallb.io/v1beta1", "kind": "IPAddressPool", "metadata": {"name": "huge"},
             "spec": {"addresses": [{{{string.Join(',', addresses)}}}]}}
            """);
    }

    private async Task AssertRoundTripAsync<T>(string path, JsonTypeInfo<T> json)
    {
        var stored = await kinds.Server.GetAsync(path);
        var record = stored.Deserialize(json)!;
        var written = JsonSerializer.SerializeToNode(record, json)!;
        Assert.True(JsonNode.DeepEquals(stored["spec"], written["spec"]), $"{stored["spec"]}\n{written["spec"]}");
    }
}
