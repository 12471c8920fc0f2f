using Clarion.Primitives;
using Clarion.Speaker.Announcing;
using Clarion.Hosting.Configuring;
using Clarion.Hosting.Loops;
using Clarion.Speaker.Observing;
using Clarion.Speaker.Reporting;
using Clarion.Speaker.Viewing;

namespace Clarion.Speaker;

/// <summary>
/// The speaker role: follows the API, decides with all other speakers alike who announces what, announces this node's
/// part and tells the API. It owns its loops and starts again any that fails.
/// </summary>
public sealed class Speaker : IDisposable
{
    /// <summary>
    /// A loop that did not turn for so long is stuck: it turns every second, an informer's every 5 s.
    /// </summary>
    public static readonly TimeSpan StuckAfter = TimeSpan.FromSeconds(30);

    private readonly Surroundings surroundings;
    private readonly ClusterInformers informers;
    private readonly AnnouncerRunner announcer;
    private readonly Reporter reporter;
    private readonly ConfigurationView configurations;
    private readonly List<HostedLoop> loops = [];
    private SpeakerLoop? loop;

    internal Speaker(
        Surroundings surroundings, ClusterInformers informers, AnnouncerRunner announcer, Reporter reporter)
    {
        (this.surroundings, this.informers) = (surroundings, informers);
        (this.announcer, this.reporter) = (announcer, reporter);
        configurations = new(informers.Configuration, () => Volatile.Read(ref loop)?.Signal());
        foreach (var informer in informers.All)
            Add(new(informer.Resource, informer.RunAsync) { LastTurn = () => informer.LastTurn });
        Add(new("plan", PlanAsync) { LastTurn = () => Volatile.Read(ref loop)?.LastTurn });
    }

    /// <summary>
    /// What the speaker waits for before it is ready, as a sentence; null when it had its first complete view and its
    /// sockets are open; again a sentence while no interface is usable.
    /// Losing contact with the API server later changes nothing.
    /// </summary>
    public string? NotReadyBecause
    {
        get
        {
            foreach (var informer in informers.All)
            {
                if (!informer.IsSynced)
                    return $"waiting for the first complete view of {informer.Resource}: "
                        + (informer.Problem ?? "the API server is sending it");
            }

            if (Volatile.Read(ref loop) is not { HasView: true })
                return "waiting for the first plan";
            return announcer.NotOpenBecause;
        }
    }

    /// <summary>Which loop is stuck, as a sentence; null when all turn.</summary>
    public string? NotLiveBecause
    {
        get
        {
            var now = Instant.Now(surroundings.Time);
            foreach (var hosted in loops)
            {
                if (hosted.LastTurn() is { } last && now - last > StuckAfter)
                    return $"the loop '{hosted.Name}' has not turned for {(now - last).TotalSeconds:0} s";
            }

            return null;
        }
    }

    /// <summary>What it does now, for an operator who asks; from any thread.</summary>
    public Layer2View View
    {
        get
        {
            var life = Volatile.Read(ref loop);
            return ViewMaker.Make(announcer.View, life?.Own ?? OwnServices.None) with
            {
                Node = surroundings.Options.Node.Value,
                Time = surroundings.Time.GetUtcNow(),
                NotReadyBecause = NotReadyBecause,
                Decisions = life?.Decisions.Last ?? [],
            };
        }
    }

    /// <summary>Runs until cancelled, and then stops answering at once: addresses need no goodbye.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(loops.Select(hosted => Supervisor.RunAsync(
            hosted.Name, hosted.RunAsync, surroundings.Time, surroundings.Logger, cancellationToken)));

    /// <summary>After <see cref="RunAsync"/> has ended.</summary>
    public void Dispose()
    {
        configurations.Dispose();
        reporter.Dispose();
    }

    /// <summary>Adds a loop, before <see cref="RunAsync"/>.</summary>
    internal void Add(HostedLoop hosted) => loops.Add(hosted);

    /// <summary>Each life begins without knowledge; what was announced stays so until it has a view again.</summary>
    private async Task PlanAsync(CancellationToken cancellationToken)
    {
        using var life = new SpeakerLoop(informers, configurations, surroundings, announcer, reporter);
        Volatile.Write(ref loop, life);
        await life.RunAsync(cancellationToken);
    }
}
