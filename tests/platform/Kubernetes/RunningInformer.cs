using Clarion.Api.Meta;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Credentials;
using Clarion.Kubernetes.Informers;
using Clarion.Testing.Kubernetes;
using Clarion.Testing.Logging;

namespace Clarion.Tests.Platform.Kubernetes;

/// <summary>An informer with a client of its own that follows a real API server while a test lasts.</summary>
internal sealed class RunningInformer<T> : IAsyncDisposable
    where T : class, IObject
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    public RunningInformer(ClientConfiguration configuration, ObjectKind<T> kind, InformerScope scope)
    {
        Client = KubernetesClient.Connect(configuration, TimeProvider.System, Log);
        Informer = new(Client, kind, scope, TimeProvider.System, Log);
        Feed = new(Informer);
        running = Informer.RunAsync(stop.Token);
    }

    public LogRecord Log { get; } = new();

    public KubernetesClient Client { get; }

    public Informer<T> Informer { get; }

    public InformerFeed<T> Feed { get; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        Feed.Dispose();
        await Client.DisposeAsync();
        stop.Dispose();
        Log.Dispose();
    }
}
