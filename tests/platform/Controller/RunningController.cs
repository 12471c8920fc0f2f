using Clarion.Controller;
using Clarion.Kubernetes.Client;
using Clarion.Testing.Kubernetes;

namespace Clarion.Tests.Platform.Controller;

/// <summary>A controller as its process would run it, with a client of its own.</summary>
internal sealed class RunningController : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly KubernetesClient client;
    private readonly Task running;

    public RunningController(TestServer server, ControllerOptions options, TestLogs logs, int? port = null)
    {
        client = KubernetesClient.Connect(server.Configuration(port), TimeProvider.System, logs);
        Role = new(options, client, TimeProvider.System, logs);
        running = Role.RunAsync(stopping.Token);
    }

    public ControllerRole Role { get; }

    /// <summary>Stops it cleanly.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stopping.IsCancellationRequested)
            return;
        await stopping.CancelAsync();
        await running;
        Role.Dispose();
        await client.DisposeAsync();
    }
}
