using Clarion.Api;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Informers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Clarion.Tests.Platform.Kubernetes;

public sealed class FirstLightTests(ApiServerFixture api)
{
    [Fact]
    public async Task Informer_sees()
    {
        var ct = TestContext.Current.CancellationToken;
        var server = await api.ServerAsync();
        await using var client = KubernetesClient.Connect(server.Configuration(), TimeProvider.System, NullLoggerFactory.Instance);
        var ns = await client.GetAsync(Kinds.Namespace, new("", "default"), ct);
        Assert.Equal("default", ns.ValueOrThrow.Metadata.Name);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var informer = new Informer<Clarion.Api.Core.Namespace>(client, Kinds.Namespace, InformerScope.All, TimeProvider.System, NullLogger.Instance);
        var run = informer.RunAsync(stop.Token);
        await informer.WaitForSyncAsync(ct);
        Assert.Contains(informer.Store.Objects, o => o.Metadata.Name == "kube-system");
        await stop.CancelAsync();
        await run;
    }
}
