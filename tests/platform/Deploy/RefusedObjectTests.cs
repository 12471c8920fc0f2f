using System.Text.Json.Nodes;
using Clarion.Testing.Clusters;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Deploy;

[NeedsApiServer]
[Collection(nameof(DefinedKinds))]
public sealed class RefusedObjectTests(DefinedKindsServer kinds)
{
    /// <summary>Each row: where to send it, the object, and the one cause of its refusal.</summary>
    public static TheoryData<string, string, string> Refused()
    {
        var rows = new TheoryData<string, string, string>();
        var file = Path.Combine(LabFolder.Repository, "tests/platform/Deploy/Examples/refused.json");
        foreach (var row in JsonNode.Parse(File.ReadAllText(file))!.AsArray())
        {
            var path = $"/apis/{row!["apiVersion"]}/namespaces/metallb-system/{row["plural"]}?dryRun=All";
            var body = new JsonObject
            {
                ["apiVersion"] = row["apiVersion"]!.DeepClone(),
                ["kind"] = row["kind"]!.DeepClone(),
                ["metadata"] = new JsonObject { ["name"] = "wrong" },
                ["spec"] = row["spec"]!.DeepClone(),
            };
            rows.Add(path, body.ToJsonString(), row["cause"]!.GetValue<string>());
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_wrong_object_is_refused_by_the_field_with_what_is_wrong(string path, string body, string cause)
    {
        var answer = await kinds.Server.SendAsync(HttpMethod.Post, path, body);
        Assert.Equal([cause], Messages(answer));
    }

    [Fact]
    public async Task Graceful_restart_cannot_be_changed()
    {
        const string path = "/apis/metallb.io/v1beta2/namespaces/metallb-system/bgppeers";
        await kinds.Server.SendAsync(HttpMethod.Post, path, """
            {"apiVersion": "metallb.io/v1beta2", "kind": "BGPPeer", "metadata": {"name": "graceful"},
             "spec": {"myASN": 1, "peerASN": 2, "peerAddress": "10.0.0.1", "enableGracefulRestart": true}}
            """);
        var answer = await MergeAsync($"{path}/graceful", """{"spec": {"enableGracefulRestart": false}}""");
        Assert.Equal(
            ["spec.enableGracefulRestart: Invalid value: false: cannot be changed after it was set"], Messages(answer));
    }

    [Fact]
    public async Task The_node_of_a_layer_2_status_cannot_be_changed()
    {
        const string path = "/apis/metallb.io/v1beta1/namespaces/metallb-system/servicel2statuses";
        await kinds.Server.SendAsync(HttpMethod.Post, path, """
            {"apiVersion": "metallb.io/v1beta1", "kind": "ServiceL2Status", "metadata": {"name": "l2-a"}}
            """);
        await MergeAsync($"{path}/l2-a/status", """{"status": {"node": "a", "serviceName": "web"}}""");
        var answer = await MergeAsync($"{path}/l2-a/status", """{"status": {"node": "b"}}""");
        Assert.Equal(["status.node: Invalid value: \"b\": cannot be changed after it was set"], Messages(answer));
    }

    private Task<JsonObject> MergeAsync(string path, string patch) =>
        kinds.Server.SendAsync(HttpMethod.Patch, path, patch, "application/merge-patch+json");

    // The API server adds that it did not go on to the rules when a field's type or bounds are wrong.
    private static IEnumerable<string> Messages(JsonObject answer) =>
        answer.Causes().Where(cause => !cause.Contains("rules were not checked", StringComparison.Ordinal));
}
