using Clarion.CommandLine;
using Clarion.Tests.Platform.Kubernetes;
using Clarion.Tests.Platform.Verbs.Reading;

namespace Clarion.Tests.Platform.Verbs.Migrate;

/// <summary>Impersonation is the API server's alone.</summary>
[NeedsApiServer]
public sealed class MigrateRightsTests(ApiServerFixture api)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_may_not_is_told_what_to_grant_and_it_ends_with_3()
    {
        var server = await api.TestServerAsync();
        using var kubeconfig = Kubeconfig.Of(server);
        await File.WriteAllTextAsync(
            kubeconfig.Path,
            (await File.ReadAllTextAsync(kubeconfig.Path, Cancel))
                .Replace("\"token\"", "\"as\": \"nobody\", \"token\"", StringComparison.Ordinal),
            Cancel);
        var run = await ProgramRun.OfAsync(["migrate", "--kubeconfig", kubeconfig.Path]);
        Assert.Equal(ExitCode.Unreachable, run.ExitCode);
        Assert.Contains("cannot get configmaps metallb-system/config", run.Error, StringComparison.Ordinal);
        Assert.Contains("allow verb \"get\" on resource \"configmaps\"", run.Error, StringComparison.Ordinal);
    }
}
