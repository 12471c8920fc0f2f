using System.Collections.Immutable;
using Clarion.Kubernetes.Client;
using Clarion.Primitives;
using Clarion.Speaker;
using Clarion.Testing.Logging;

namespace Clarion.Tests.Platform.Speaker;

/// <summary>A speaker on a fake network.</summary>
internal sealed class RunningSpeaker : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource<FakeAnnouncer> first =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly Task running;
    private FakeAnnouncer? current;

    public RunningSpeaker(KubernetesClient client, SpeakerOptions options, ImmutableArray<string> interfaces)
    {
        Role = SpeakerRole.Create(
            new Surroundings(options, TimeProvider.System, Log), client, Log,
            (exclusion, onOutcome) =>
            {
                current = new(exclusion, interfaces, onOutcome);
                first.TrySetResult(current);
                return current;
            });
        running = Role.RunAsync(stop.Token);
    }

    public Clarion.Speaker.Speaker Role { get; }

    public LogRecord Log { get; } = new();

    /// <summary>Whether it has begun to announce.</summary>
    public bool HasAnnouncer => current is not null;

    /// <summary>Waits until it announces exactly this.</summary>
    public async Task AnnouncesAsync(string expected, CancellationToken cancellationToken) =>
        await (await AnnouncerAsync()).AnnouncesAsync(expected, cancellationToken);

    /// <summary>The announcer of now, once there is one.</summary>
    public async Task<FakeAnnouncer> AnnouncerAsync()
    {
        await first.Task.WaitAsync(Limit, TimeProvider.System);
        return current!;
    }

    /// <summary>Stops it as SIGTERM does; tells how long that took.</summary>
    public async Task<TimeSpan> StopAsync()
    {
        var begin = Instant.Now(TimeProvider.System);
        await stop.CancelAsync();
        await running;
        return Instant.Now(TimeProvider.System) - begin;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Role.Dispose();
        stop.Dispose();
    }
}
