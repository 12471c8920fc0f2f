using Clarion.CommandLine;
using Clarion.Tests.Platform.Kubernetes;
using Clarion.Tests.Platform.Verbs.Reading;

namespace Clarion.Tests.Platform.Verbs.Diag;

/// <summary>What the API server alone has: impersonation, and every kind that is asked for.</summary>
[NeedsApiServer]
public sealed class DiagRightsTests(ApiServerFixture api) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("clarion-diag-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string BundlePath => Path.Combine(folder, "fault.tar.gz");

    [Fact]
    public async Task What_cannot_be_had_is_said_and_the_rest_is_there()
    {
        var server = await api.TestServerAsync();
        var space = await api.NamespaceAsync(Cancel);
        using var kubeconfig = Kubeconfig.Of(server);
        await File.WriteAllTextAsync(
            kubeconfig.Path,
            (await File.ReadAllTextAsync(kubeconfig.Path, Cancel))
                .Replace("\"token\"", "\"as\": \"nobody\", \"as-groups\": [\"system:authenticated\"], \"token\"",
                    StringComparison.Ordinal),
            Cancel);
        var run = await ProgramRun.OfAsync(
            ["diag", "-n", space, "--kubeconfig", kubeconfig.Path, "--file", BundlePath]);
        Assert.Equal(ExitCode.ProblemFound, run.ExitCode);
        Assert.Contains("Could not be had", run.Output, StringComparison.Ordinal);
        Assert.Contains("services: cannot list services: ", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "services: cannot list services: ",
            (await Unpacked.ReadAsync(BundlePath, Cancel))["fault/summary.txt"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("yaml")]
    public async Task The_answer_names_the_file_in_each_form(string form)
    {
        var server = await api.TestServerAsync();
        var space = await api.NamespaceAsync(Cancel);
        using var kubeconfig = Kubeconfig.Of(server);
        var run = await ProgramRun.OfAsync(
            ["diag", "-n", space, "--kubeconfig", kubeconfig.Path, "--file", BundlePath, "-o", form]);
        Golden.Verify($"diag.{form}", run.ToString().Replace(folder, "FOLDER", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
