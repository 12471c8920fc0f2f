using Clarion.CommandLine;
using Clarion.Testing.Kubernetes;
using Clarion.Tests.Platform.Kubernetes;
using Clarion.Tests.Platform.Verbs.Reading;

namespace Clarion.Tests.Platform.Verbs.Diag;

public abstract class DiagVerbTests(ServerFixture api) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("clarion-diag-").FullName;

    public sealed class OnHub(HubFixture api) : DiagVerbTests(api);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture api) : DiagVerbTests(api);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string BundlePath => Path.Combine(folder, "fault.tar.gz");

    [Fact]
    public async Task Everything_gets_in_and_no_secret_does()
    {
        var server = await api.TestServerAsync();
        var space = await api.NamespaceAsync(Cancel);
        await PutSecretsAsync(server, space);
        using var kubeconfig = Kubeconfig.Of(server);

        var run = await ProgramRun.OfAsync(
            ["diag", "-n", space, "--kubeconfig", kubeconfig.Path, "--file", BundlePath]);

        Assert.Equal("", run.Error);
        var files = await Unpacked.ReadAsync(BundlePath, Cancel);
        Assert.Contains("name: router", files["fault/objects/bgppeers.yaml"], StringComparison.Ordinal);
        Assert.Contains("protocol: layer2", files["fault/configmaps/config/config"], StringComparison.Ordinal);
        Assert.StartsWith("clarion ", files["fault/versions.txt"], StringComparison.Ordinal);
        Assert.Contains("exit code ", files["fault/verbs/status.txt"], StringComparison.Ordinal);
        Assert.All(
            files.Where(file => file.Value.Contains("hush", StringComparison.OrdinalIgnoreCase)
                || file.Value.Contains(Convert.ToBase64String("hush-data"u8), StringComparison.Ordinal)),
            file => Assert.Fail($"{file.Key} tells a secret:\n{file.Value}"));
        Assert.DoesNotContain(server.Token, string.Join('\n', files.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_written_over()
    {
        await File.WriteAllTextAsync(BundlePath, "mine", Cancel);
        using var kubeconfig = Kubeconfig.Of(await api.TestServerAsync());
        var run = await ProgramRun.OfAsync(["diag", "--kubeconfig", kubeconfig.Path, "--file", BundlePath]);
        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.StartsWith($"clarion: {BundlePath} cannot be written: ", run.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(BundlePath, Cancel));
    }

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private static async Task PutSecretsAsync(TestServer server, string space)
    {
        Task PostAsync(string path, string json) => server.SendAsync(HttpMethod.Post, path, json, Cancel);
        await PostAsync($"/api/v1/namespaces/{space}/secrets",
            """{"metadata": {"name": "memberlist"}, "stringData": {"secretkey": "hush-data"}}""");
        await PostAsync($"/apis/metallb.io/v1beta2/namespaces/{space}/bgppeers", """
            {"apiVersion": "metallb.io/v1beta2", "kind": "BGPPeer",
             "metadata": {"name": "router", "annotations": {
                "kubectl.kubernetes.io/last-applied-configuration": "{\"spec\":{\"password\":\"hush-copy\"}}"}},
             "spec": {"myASN": 1, "peerASN": 2, "peerAddress": "10.0.0.1", "password": "hush-peer"}}
            """);
        await PostAsync($"/api/v1/namespaces/{space}/configmaps", """
            {"metadata": {"name": "config"}, "data": {"config":
             "address-pools: [{name: a, protocol: layer2, addresses: [10.0.0.0/28]}]\npeers: [{password: hush-map}]\n"}}
            """);
        await PostAsync($"/api/v1/namespaces/{space}/configmaps",
            """{"metadata": {"name": "other"}, "data": {"frr.conf": "neighbor 10.0.0.1 password hush-frr"}}""");
        await PostAsync($"/api/v1/namespaces/{space}/pods", """
            {"metadata": {"name": "speaker-1", "labels": {"app": "metallb", "component": "speaker"}},
             "spec": {"containers": [{"name": "speaker", "image": "clarion", "env": [
                {"name": "METALLB_NAMESPACE", "value": "metallb-system"}, {"name": "KEY", "value": "hush-env"}]}]}}
            """);
        await PostAsync($"/api/v1/namespaces/{space}/events", $$"""
            {"metadata": {"name": "e1"},
             "involvedObject": {"kind": "BGPPeer", "name": "router", "namespace": "{{space}}"},
             "reason": "Wrong", "message": "password hush-peer is refused", "type": "Warning"}
            """);
    }
}
