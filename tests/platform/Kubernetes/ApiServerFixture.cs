using Clarion.Kubernetes.Client;
using Clarion.Testing.Kubernetes;
using Clarion.Tests.Platform.Kubernetes;
using Microsoft.Extensions.Logging.Abstractions;

[assembly: AssemblyFixture(typeof(ApiServerFixture))]

namespace Clarion.Tests.Platform.Kubernetes;

/// <summary>The one API server of this ring, started by the first test that needs it.</summary>
public sealed class ApiServerFixture : IAsyncDisposable
{
    private readonly Lazy<Task<LocalApiServer>> server = new(StartAsync);

    /// <summary>The API server; skips the test where the programs are missing.</summary>
    public Task<LocalApiServer> ServerAsync() => server.Value;

    /// <summary>A client of an administrator; the caller's to dispose of.</summary>
    public async Task<KubernetesClient> ClientAsync()
    {
        var local = await ServerAsync();
        return KubernetesClient.Connect(local.Configuration(), TimeProvider.System, NullLoggerFactory.Instance);
    }

    /// <summary>A namespace that no other test uses.</summary>
    public async Task<string> NamespaceAsync(CancellationToken cancellationToken)
    {
        var local = await ServerAsync();
        return await local.CreateNamespaceAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            await (await server.Value).DisposeAsync();
    }

    private static async Task<LocalApiServer> StartAsync()
    {
        if (!KubeFiles.TryUnpack(out var programs))
            Assert.Skip(KubeFiles.SkipReason);
        return await LocalApiServer.StartAsync(programs);
    }
}
