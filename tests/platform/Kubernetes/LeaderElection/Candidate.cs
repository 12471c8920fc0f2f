using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Credentials;
using Clarion.Kubernetes.LeaderElection;
using Clarion.Testing.Logging;

namespace Clarion.Tests.Platform.Kubernetes.LeaderElection;

/// <summary>A candidate with a client of its own, that notes when it led.</summary>
internal sealed class Candidate : IAsyncDisposable
{
    private const int WaitsForLease = 1030;

    private readonly KubernetesClient client;
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource mayStop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim begun = new(0);
    private readonly SemaphoreSlim ended = new(0);
    private readonly Task running;

    public Candidate(ClientConfiguration configuration, LeaderElectionOptions options)
    {
        client = KubernetesClient.Connect(configuration, TimeProvider.System, Log);
        Elector = new(client, options, TimeProvider.System, Log);
        running = Elector.RunAsync(LeadAsync, stop.Token);
    }

    public LogRecord Log { get; } = new();

    public LeaderElector Elector { get; }

    /// <summary>When it led, since an arbitrary origin that all candidates share.</summary>
    public List<(TimeSpan Begin, TimeSpan? End)> Terms { get; } = [];

    /// <summary>Whether the work goes on after its cancellation until <see cref="MayStop"/>.</summary>
    public bool StopsOnlyWhenTold { get; set; }

    private static TimeSpan Now => TimeProvider.System.GetElapsedTime(0);

    public void MayStop() => mayStop.SetResult();

    /// <summary>Waits until it begins to lead.</summary>
    public Task LeadsAsync(CancellationToken cancellationToken) => begun.WaitAsync(cancellationToken);

    /// <summary>Waits until it has led.</summary>
    public Task EndedAsync(CancellationToken cancellationToken) => ended.WaitAsync(cancellationToken);

    /// <summary>Waits until it knows that somebody else holds the Lease.</summary>
    public Task SeesAsync(string holder, CancellationToken cancellationToken) =>
        Log.UntilAsync(WaitsForLease, $"is held by {holder};", cancellationToken);

    /// <summary>Stops it as a pod's end does.</summary>
    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await running;
    }

    public async ValueTask DisposeAsync()
    {
        mayStop.TrySetResult();
        await StopAsync();
        await client.DisposeAsync();
        stop.Dispose();
        begun.Dispose();
        ended.Dispose();
        Log.Dispose();
    }

    private async Task LeadAsync(CancellationToken cancellationToken)
    {
        Terms.Add((Now, null));
        begun.Release();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (StopsOnlyWhenTold)
            await mayStop.Task;
        Terms[^1] = (Terms[^1].Begin, Now);
        ended.Release();
    }
}
