using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Credentials;
using Clarion.Testing.Kubernetes;

namespace Clarion.Tests.Platform.Speaker;

/// <summary>A way to an API server on which the requests for one resource wait until the test lets them go.</summary>
internal sealed class HeldRequests : DelegatingHandler
{
    private readonly string resource;
    private readonly ClientConfiguration configuration;
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HeldRequests(TestServer server, string resource)
    {
        this.resource = resource;
        configuration = server.Configuration();
        InnerHandler = SocketTransport.Create(configuration, new(configuration), () => { });
    }

    /// <summary>A client whose requests go this way.</summary>
    public KubernetesClient Client() =>
        new(new ApiTransport(configuration, this, TimeProvider.System), TimeProvider.System, new Chance(1));

    public void Release() => released.SetResult();

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.AbsolutePath.EndsWith($"/{resource}", StringComparison.Ordinal))
            await released.Task.WaitAsync(cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
