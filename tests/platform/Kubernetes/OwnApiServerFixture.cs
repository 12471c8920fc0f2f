using Clarion.Testing.Kubernetes;

namespace Clarion.Tests.Platform.Kubernetes;

/// <summary>An API server for the tests of one class, which do to it what others could not bear.</summary>
public sealed class OwnApiServerFixture : IAsyncLifetime
{
    private LocalApiServer? server;

    /// <summary>The API server; skips the test where the programs are missing.</summary>
    public LocalApiServer Server
    {
        get
        {
            if (server is null)
                Assert.Skip(KubeFiles.SkipReason);
            return server;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (KubeFiles.TryUnpack(out var programs))
            server = await LocalApiServer.StartAsync(programs);
    }

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
