using Clarion.CommandLine;
using Clarion.Tests.Platform.Kubernetes.Credentials;
using Clarion.Tests.Platform.Verbs.Reading;

namespace Clarion.Tests.Platform.Verbs.Diag;

/// <summary>What is in a bundle of a cluster with speakers, and how it comes there.</summary>
public sealed class BundleTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("clarion-diag-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string BundlePath => Path.Combine(folder, "fault.tar.gz");

    [Fact]
    public async Task The_speakers_own_words_are_in_it_and_the_pods_of_others_are_not()
    {
        await using var api = await RecordedApi.StartAsync("trouble");
        api.Add("{kind: Pod, metadata: {name: stranger, namespace: metallb-system}, spec: {nodeName: n1}}");
        await ReadingRun.OfAsync(api, $"diag --file {BundlePath}");
        var files = await Unpacked.ReadAsync(BundlePath, Cancel);
        Assert.Contains("\"requestsReceived\": 42", files["fault/speakers/n1.json"], StringComparison.Ordinal);
        Assert.Contains("name: speaker-1", files["fault/objects/pods.yaml"], StringComparison.Ordinal);
        Assert.DoesNotContain("stranger", files["fault/objects/pods.yaml"], StringComparison.Ordinal);
        Assert.Contains("name: web.1", files["fault/objects/events-of-services.yaml"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_gives_credentials_is_run_once_for_all_of_it()
    {
        await using var api = await RecordedApi.StartAsync("fine");
        using var script = new Script();
        script.Print("""{"token": "t"}""");
        await File.WriteAllTextAsync(
            api.Kubeconfig,
            (await File.ReadAllTextAsync(api.Kubeconfig, Cancel))
                .Replace("\"cluster\": \"c\"", "\"cluster\": \"c\", \"user\": \"u\"", StringComparison.Ordinal)
                .Replace(
                    "{\"current-context\"",
                    "{\"users\": [{\"name\": \"u\", \"user\": {\"exec\": {\"command\": \"" + script.Path
                        + "\", \"apiVersion\": \"client.authentication.k8s.io/v1\", "
                        + "\"interactiveMode\": \"Never\"}}}], \"current-context\"",
                    StringComparison.Ordinal),
            Cancel);
        var run = await ReadingRun.OfAsync(api, $"diag --file {BundlePath}");
        Assert.Equal(("", 1), (run.Error, script.Runs));
        Assert.Contains(
            "exit code 0", (await Unpacked.ReadAsync(BundlePath, Cancel))["fault/verbs/status.txt"],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_tell_its_version_is_asked_for_the_rest()
    {
        await using var api = await RecordedApi.StartAsync("fine");
        api.Forbid("version");
        var run = await ReadingRun.OfAsync(api, $"diag --file {BundlePath}");
        Assert.Equal(ExitCode.ProblemFound, run.ExitCode);
        Assert.Contains(
            "API server not known", (await Unpacked.ReadAsync(BundlePath, Cancel))["fault/versions.txt"],
            StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
