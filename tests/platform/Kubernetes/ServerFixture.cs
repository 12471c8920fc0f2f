using Clarion.Kubernetes.Client;
using Clarion.Testing.Kubernetes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Clarion.Tests.Platform.Kubernetes;

/// <summary>
/// A server that serves the kinds of MetalLB, shared by the tests of this ring. A test class that runs on either server
/// takes this, and has a derived class for each: <c>OnHub</c> and <c>OnApiServer</c>.
/// </summary>
public abstract class ServerFixture : IAsyncDisposable
{
    /// <summary>The server, started by the first test that asks; skips the test where it cannot be had.</summary>
    public abstract Task<TestServer> TestServerAsync();

    /// <summary>A client of an administrator; the caller's to dispose of.</summary>
    public async Task<KubernetesClient> ClientAsync()
    {
        var server = await TestServerAsync();
        return KubernetesClient.Connect(server.Configuration(), TimeProvider.System, NullLoggerFactory.Instance);
    }

    /// <summary>A namespace that no other test uses.</summary>
    public async Task<string> NamespaceAsync(CancellationToken cancellationToken)
    {
        var server = await TestServerAsync();
        return await server.CreateNamespaceAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the server, if it was started.</summary>
    protected abstract ValueTask EndAsync();
}
