using Clarion.Testing.Clusters;
using Clarion.Testing.Kubernetes;
using Clarion.Testing.Processes;

namespace Clarion.Tests.Platform.Deploy;

/// <summary>A real API server with kubectl, whose definitions of kinds the tests here change.</summary>
public sealed class DeployServer : IAsyncLifetime
{
    private LocalApiServer? local;
    private string programs = "";

    /// <summary>Speaks to the API server as an administrator.</summary>
    public HttpClient Api { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (!KubeFiles.TryUnpack(out var folder))
            Assert.Skip(KubeFiles.SkipReason);
        programs = folder;
        local = await LocalApiServer.StartAsync(programs);
        Api = new(new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        });
        Api.BaseAddress = new(Address);
        Api.DefaultRequestHeaders.Authorization = new("Bearer", LocalApiServer.AdminToken);
    }

    public async ValueTask DisposeAsync()
    {
        Api?.Dispose();
        if (local is not null)
            await local.DisposeAsync();
    }

    /// <summary>Runs kubectl as an administrator, in the root of the checkout; it must succeed.</summary>
    /// <returns>What it wrote to standard output.</returns>
    public Task<string> KubectlAsync(params string[] arguments) => new Command(
        Path.Combine(programs, "kubectl"),
        ["--server", Address, "--token", LocalApiServer.AdminToken, "--insecure-skip-tls-verify",
            "--cache-dir", Path.Combine(local!.Folder, "kubectl"), .. arguments])
    {
        WorkingDirectory = LabFolder.Repository,
    }.RunOrThrowAsync(TestContext.Current.CancellationToken);

    /// <summary>Applies the definitions of all kinds over whatever is there and waits until they serve.</summary>
    public async Task InstallDefinitionsAsync()
    {
        await KubectlAsync("apply", "-f", "deploy/manifests/namespace.yaml", "-f", "deploy/crds");
        await KubectlAsync("wait", "--for=condition=Established", "crd", "--all");
    }

    private string Address => $"https://127.0.0.1:{local!.Port}";
}
