using Clarion.Testing.Kubernetes;
using Clarion.Tests.Platform.Kubernetes;

[assembly: AssemblyFixture(typeof(ApiServerFixture))]

namespace Clarion.Tests.Platform.Kubernetes;

/// <summary>The one API server of this ring, started by the first test that needs it.</summary>
public sealed class ApiServerFixture : ServerFixture
{
    private readonly Lazy<Task<LocalApiServer>> server = new(StartAsync);

    /// <summary>The API server; skips the test where the programs are missing.</summary>
    public Task<LocalApiServer> ServerAsync() => server.Value;

    /// <inheritdoc/>
    public override async Task<TestServer> TestServerAsync()
    {
        var local = await ServerAsync();
        await CustomResources.InstallAsync(local);
        return local;
    }

    /// <inheritdoc/>
    protected override async ValueTask EndAsync()
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
