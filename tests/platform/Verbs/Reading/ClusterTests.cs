using System.Text.Json.Nodes;
using Clarion.CommandLine;
using Clarion.Tests.Platform.Kubernetes;
using Clarion.Tests.Platform.Speaker;

namespace Clarion.Tests.Platform.Verbs.Reading;

/// <summary>The reading verbs against a server, with speakers at work.</summary>
public abstract class ClusterTests(ServerFixture api)
{
    public sealed class OnHub(HubFixture api) : ClusterTests(api);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture api) : ClusterTests(api);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_explain_says_is_what_the_speakers_do()
    {
        await using var cluster = await AnnouncingClusterAsync();
        var said = await AskAsync(cluster, $"explain {cluster.Namespace}/web");
        Assert.Equal(["10.7.0.1"], Texts(said["service"]!["addresses"]!));
        Assert.Equal("first Serves", One(said["pools"]!, "pool", "first", "reason"));
        var owner = (string)said["announcement"]!["owner"]!;
        Assert.Equal([owner], Texts(said["announcement"]!["announcedBy"]!));
        Assert.Equal($"{owner} Owner", One(said["nodes"]!, "node", owner, "reason"));
        Assert.Equal("all Applies", One(said["l2Advertisements"]!, "name", "all", "reason"));
        Assert.Equal(1, (int)said["traffic"]!["endpoints"]!["usable"]!);
    }

    [Fact]
    public async Task Services_and_addresses_find_each_other()
    {
        await using var cluster = await AnnouncingClusterAsync();
        var services = await AskAsync(cluster, "services");
        Assert.Equal("web Announced", One(services["services"]!, "name", "web", "state"));
        var address = await AskAsync(cluster, "explain 10.7.0.1");
        Assert.Equal([$"{cluster.Namespace}/web"], Texts(address["address"]!["services"]!));
        Assert.Equal("first", (string?)address["address"]!["pool"]);
    }

    [Fact]
    public async Task Without_a_controller_status_says_so_and_a_script_notices()
    {
        await using var cluster = await AnnouncingClusterAsync();
        var status = await AskAsync(cluster, "status", ExitCode.ProblemFound);
        Assert.Contains("ControllerNotReady", Codes(status));
        Assert.Equal(1, (int)status["summary"]!["services"]!["withAddress"]!);
        Assert.Equal("{\"used\":1,\"free\":15}", status["pools"]![0]!["used"]!["ipv4"]!.ToJsonString());
    }

    [Fact]
    public async Task A_refused_object_and_a_speaker_that_is_down_are_warned_of()
    {
        await using var cluster = await AnnouncingClusterAsync();
        await cluster.PoolAsync("younger", "10.7.0.0/24");
        await cluster.SetPodReadyAsync("b", false);
        var warnings = await AskAsync(cluster, "warnings", ExitCode.ProblemFound);
        Assert.Contains("OverlappingAddresses", Codes(warnings));
        Assert.Contains("SpeakerDown", Codes(warnings));
        var nodes = await AskAsync(cluster, "nodes", ExitCode.ProblemFound);
        Assert.Equal(
            $"{cluster.NodeName("a")} Ready", One(nodes["nodes"]!, "name", cluster.NodeName("a"), "speaker"));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_exit_code_3()
    {
        await using var cluster = await StartAsync();
        var run = await RunAsync(cluster, "status", port: 1);
        Assert.Equal(ExitCode.Unreachable, run.ExitCode);
        Assert.Contains("no connection to https://127.0.0.1:1", run.Error, StringComparison.Ordinal);
    }

    private async Task<Cluster> StartAsync() =>
        await Cluster.StartAsync(await api.TestServerAsync(), Cancel, "a", "b");

    private async Task<Cluster> AnnouncingClusterAsync()
    {
        var cluster = await StartAsync();
        await cluster.PoolAsync("first", "10.7.0.0/28");
        await cluster.AdvertiseAsync("all");
        await cluster.ServiceAsync("web", "10.7.0.1", pool: "first");
        cluster.StartSpeaker("a");
        cluster.StartSpeaker("b");
        await cluster.StatusWrittenAsync("web");
        return cluster;
    }

    private async Task<JsonNode> AskAsync(Cluster cluster, string line, int expected = -1)
    {
        var run = await RunAsync(cluster, $"{line} -o json");
        if (expected >= 0)
            Assert.Equal(expected, run.ExitCode);
        return JsonNode.Parse(run.Output)!;
    }

    private async Task<ProgramRun> RunAsync(Cluster cluster, string line, int? port = null)
    {
        var server = await api.TestServerAsync();
        using var kubeconfig = Kubeconfig.Of(server, port);
        return await ProgramRun.OfAsync($"{line} -n {cluster.Namespace} --kubeconfig {kubeconfig.Path}");
    }

    private static IEnumerable<string> Texts(JsonNode list) => list.AsArray().Select(one => (string)one!);

    private static IEnumerable<string> Codes(JsonNode document) =>
        document["warnings"]!.AsArray().Select(one => (string)one!["finding"]!["code"]!);

    /// <summary>The row whose member has a value, as that value and another member.</summary>
    private static string One(JsonNode rows, string member, string value, string other) => Assert.Single(
        rows.AsArray().Where(row => (string?)row![member] == value).Select(row => $"{value} {(string?)row![other]}"));
}
