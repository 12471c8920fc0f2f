using Clarion.Model.Refusals;
using Clarion.Model.Tracking;
using Clarion.Placement.Facts;
using Clarion.Placement.Planning;
using Clarion.Placement.Reasons;
using Clarion.Primitives;
using Clarion.Speaker.Announcing;
using Clarion.Hosting.Configuring;
using Clarion.Hosting.Loops;
using Clarion.Speaker.Observing;
using Clarion.Speaker.Reporting;
using Clarion.Speaker.Viewing;

namespace Clarion.Speaker;

/// <summary>
/// From what the API says to what this node announces: takes all changes, plans, and hands on the difference. It owns
/// the planner, and announces nothing before the first complete view.
/// </summary>
internal sealed class SpeakerLoop : IDisposable
{
    private readonly ClusterInformers informers;
    private readonly Surroundings surroundings;
    private readonly AnnouncerRunner announcer;
    private readonly Reporter reporter;
    private readonly Wake wake;
    private readonly ClusterWatch watch;
    private readonly ContactMonitor contact;
    private readonly Planner planner;
    private readonly Outbox<ServicePlacement> changes = new();
    private readonly List<PlacementInput> contactChanges = [];
    private readonly DecisionLog decisions;
    private OwnServices own = OwnServices.None;
    private Configuration configuration = Configuration.Empty;
    private string? exclusionVersion;
    private bool hasView;

    public SpeakerLoop(
        ClusterInformers informers,
        ConfigurationView configurations,
        Surroundings surroundings,
        AnnouncerRunner announcer,
        Reporter reporter)
    {
        (this.informers, this.surroundings) = (informers, surroundings);
        (this.announcer, this.reporter) = (announcer, reporter);
        wake = new(surroundings.Time);
        watch = new(informers, configurations, surroundings, wake.Signal);
        contact = new([informers.Nodes, informers.SpeakerPods]);
        planner = new(surroundings.Options.OrphanGrace);
        decisions = new(surroundings.Time);
    }

    /// <summary>Whether the first complete view was acted on.</summary>
    public bool HasView => Volatile.Read(ref hasView);

    /// <summary>What this node owns, as decided last; from any thread.</summary>
    public OwnServices Own => Volatile.Read(ref own);

    /// <summary>The last decisions that concerned this node.</summary>
    public DecisionLog Decisions => decisions;

    /// <summary>When the loop last turned.</summary>
    public Instant LastTurn => wake.LastTurn;

    /// <summary>Something changed that the loop does not subscribe to itself.</summary>
    public void Signal() => wake.Signal();

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Turn();
            await wake.WaitAsync(planner.NextDeadline, cancellationToken);
        }
    }

    public void Dispose()
    {
        watch.Dispose();
        wake.Dispose();
    }

    private void Turn()
    {
        var now = Instant.Now(surroundings.Time);
        LookForContact(now);
        var inputs = watch.Take();
        if (!watch.IsComplete)
            return;
        planner.Handle([.. inputs, .. contactChanges], now, changes);
        contactChanges.Clear();
        TellRefusals();
        Apply();
        changes.Clear();
        // Last, since it starts the announcer, which begins with all that it is to announce.
        ReadExclusion();
    }

    private void Apply()
    {
        var next = own.With(changes.Items, surroundings.Options.Node);
        if (!HasView)
            Log.FirstView(
                surroundings.Logger, planner.World.Services.Count, planner.World.Nodes.Count, next.Placements.Count);
        else
            TellChanges();
        if (HasView && ReferenceEquals(next, own))
            return;
        Volatile.Write(ref own, next);
        announcer.Announce(own.Addresses());
        reporter.Tell(own);
        Volatile.Write(ref hasView, true);
    }

    private void ReadExclusion()
    {
        var map = informers.Exclusion.Store.Objects.FirstOrDefault();
        var version = map?.Metadata.ResourceVersion ?? "";
        if (version == exclusionVersion)
            return;
        var isRead = ExclusionReader.TryRead(map, out var exclusion, out var problem);
        if (!isRead)
            Log.ExclusionRefused(surroundings.Logger, problem);
        if (isRead || !announcer.HasExclusion)
            announcer.Use(exclusion);
        exclusionVersion = version;
    }

    private void TellChanges()
    {
        foreach (var placement in changes.Items)
        {
            var reason = PlacementReasons.Catalogue[placement.Reason].Sentence;
            if (placement.Owner == surroundings.Options.Node || own.Placements.ContainsKey(placement.Service))
                decisions.Add(placement);
            if (placement.Owner == surroundings.Options.Node)
                Log.Announcing(surroundings.Logger, placement.Service, string.Join(", ", placement.Addresses), reason);
            else if (own.Placements.ContainsKey(placement.Service))
                Log.Withdrawn(surroundings.Logger, placement.Service, placement.Owner?.Value ?? "nobody", reason);
        }
    }

    private void TellRefusals()
    {
        var present = planner.World.Configuration;
        if (ReferenceEquals(present, configuration))
            return;
        foreach (Refusal refusal in present.Refusals.Except(configuration.Refusals))
            Log.Refused(surroundings.Logger, refusal.ToString());
        configuration = present;
    }

    private void LookForContact(Instant now)
    {
        if (contact.Look(now) is not { } change)
            return;
        contactChanges.Add(change);
        if (contact.Problem is { } problem)
            Log.ContactLost(surroundings.Logger, problem);
        else
            Log.ContactRegained(surroundings.Logger);
    }
}
