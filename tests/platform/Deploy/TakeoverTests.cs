using System.Text.Json.Nodes;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Deploy;

/// <summary>Our definitions over those of MetalLB, of which two versions and the webhook matter.</summary>
[NeedsApiServer]
public sealed class TakeoverTests : IAsyncLifetime
{
    private const string Definition = "tests/platform/Deploy/Examples/metallb-crd.yaml";
    private const string Old = "/apis/metallb.io/v1beta1/namespaces/metallb-system/bgppeers";
    private const string New = "/apis/metallb.io/v1beta2/namespaces/metallb-system/bgppeers";

    private const string Peer = """
        {"apiVersion": "metallb.io/v1beta2", "kind": "BGPPeer", "metadata": {"name": "router"},
         "spec": {"myASN": 64500, "peerASN": 64501, "peerAddress": "10.0.0.1", "peerPort": 179, "vrf": "red",
           "holdTime": "90s", "keepaliveTime": "0s", "connectTime": "5s", "dualStackAddressFamily": true,
           "disableMP": false, "passwordSecret": {"name": "bgp"}}}
        """;

    // An API server each: a definition that comes back right after it was deleted can take a minute to go again.
    private readonly DeployServer server = new();

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData("create")]
    [InlineData("apply")]
    [InlineData("apply --server-side")]
    public async Task They_apply_however_the_others_were_installed_and_nothing_stored_is_lost(string how)
    {
        await StoreUnderMetalLbAsync(how);
        var before = await SpecAsync(New);

        await server.InstallDefinitionsAsync();

        var definition = await server.GetAsync(
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/bgppeers.metallb.io");
        Assert.Equal("""{"strategy":"None"}""", definition["spec"]!["conversion"]!.ToJsonString());
        Assert.Equal(before.ToJsonString(), (await SpecAsync(New)).ToJsonString());
        Assert.Equal("10.0.0.1", (await SpecAsync(Old))["peerAddress"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_object_that_the_new_rules_refuse_can_still_be_changed_elsewhere()
    {
        await StoreUnderMetalLbAsync("apply");
        await server.SendAsync(
            HttpMethod.Patch, $"{New}/router", """{"spec": {"myASN": 0}}""", "application/merge-patch+json");
        await server.InstallDefinitionsAsync();

        const string patch = """{"spec": {"peerPort": 180}, "metadata": {"labels": {"rack": "a"}}}""";
        var answer = await server.SendAsync(HttpMethod.Patch, $"{New}/router", patch, "application/merge-patch+json");
        Assert.Empty(answer.Causes());
        Assert.Equal(180, answer["spec"]!["peerPort"]!.GetValue<int>());
    }

    private async Task<JsonNode> SpecAsync(string path) => (await server.GetAsync($"{path}/router"))["spec"]!;

    private async Task StoreUnderMetalLbAsync(string how)
    {
        await server.KubectlAsync("apply", "-f", "deploy/manifests/namespace.yaml");
        await server.KubectlAsync([.. how.Split(' '), "-f", Definition]);
        await server.KubectlAsync("wait", "--for=condition=Established", "crd", "--all");
        var stored = await server.SendAsync(HttpMethod.Post, New, Peer);
        Assert.Equal("BGPPeer", stored["kind"]!.GetValue<string>());
    }
}
