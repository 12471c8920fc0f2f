using System.Collections.Immutable;
using Clarion.Api;
using Clarion.Api.Core;
using Clarion.Api.Vocabulary;
using Clarion.Kubernetes.Events;
using Clarion.Model.Services;
using Clarion.Primitives;
using Clarion.Speaker.Announcing;
using Clarion.Hosting.Loops;
using Clarion.Speaker.Layer2;
using Clarion.Speaker.Observing;

namespace Clarion.Speaker.Reporting;

/// <summary>
/// Tells the API what this node announces: an Event when that changes, and through <see cref="Layer2StatusKeeper"/> a
/// ServiceL2Status. What it says is what the network did, not what was planned. One loop owns it; the others tell it.
/// </summary>
internal sealed class Reporter(
    ClusterInformers informers, EventRecorder events, Layer2StatusKeeper statuses, Surroundings surroundings)
    : IDisposable
{
    /// <summary>For what was said before; without it (its kind is not served, say) everything is said anew.</summary>
    private static readonly TimeSpan StatusesPatience = TimeSpan.FromSeconds(10);

    private readonly Wake wake = new(surroundings.Time);
    private readonly Dictionary<ServiceName, ServiceReport> told = [];
    private OwnServices? own;
    private Outcomes outcomes = new(ImmutableDictionary<IpAddress, AnnouncementOutcome>.Empty);

    /// <summary>When the loop last turned.</summary>
    public Instant LastTurn => wake.LastTurn;

    /// <summary>What this node owns now.</summary>
    public void Tell(OwnServices services)
    {
        Volatile.Write(ref own, services);
        wake.Signal();
    }

    /// <summary>What became of all that is announced.</summary>
    public void Tell(ImmutableArray<AnnouncementOutcome> present)
    {
        Volatile.Write(ref outcomes, new(present.ToImmutableDictionary(outcome => outcome.Address)));
        wake.Signal();
    }

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        OwnServices? seenOwn = null;
        Outcomes? seenOutcomes = null;
        await wake.TurnUntilAsync(WaitForStatusesAsync(cancellationToken), cancellationToken);
        while (true)
        {
            var (presentOwn, presentOutcomes) = (Volatile.Read(ref own), Volatile.Read(ref outcomes));
            if (presentOwn is not null && (presentOwn != seenOwn || presentOutcomes != seenOutcomes))
                Report(presentOwn, presentOutcomes);
            (seenOwn, seenOutcomes) = (presentOwn, presentOutcomes);
            await wake.WaitAsync(null, cancellationToken);
        }
    }

    /// <summary>With the keeper, which it alone tells.</summary>
    public void Dispose()
    {
        wake.Dispose();
        statuses.Dispose();
    }

    private Task<Task> WaitForStatusesAsync(CancellationToken cancellationToken) => Task.WhenAny(
        informers.Layer2Statuses.WaitForSyncAsync(cancellationToken),
        Task.Delay(StatusesPatience, surroundings.Time, cancellationToken));

    private void Report(OwnServices services, Outcomes present)
    {
        foreach (var lost in told.Keys.Where(name => !services.Placements.ContainsKey(name)).ToList())
            told.Remove(lost);
        var wanted = ImmutableDictionary.CreateBuilder<ServiceName, WantedStatus>();
        foreach (var (name, placement) in services.Placements)
        {
            var before = told.GetValueOrDefault(name);
            var report = ServiceReport.Of(placement, present.ByAddress) ?? before;
            wanted[name] = report is null ? WantedStatus.Unknown
                : report.IsAnnounced ? WantedStatus.On(report.Interfaces) : WantedStatus.None;
            if (report is null || report.Equals(before))
                continue;
            told[name] = report;
            if (report.IsAnnounced != before?.IsAnnounced)
                RecordEvent(report);
        }

        statuses.Want(wanted.ToImmutable());
    }

    private void RecordEvent(ServiceReport report)
    {
        var key = new Api.Meta.ObjectKey(report.Service.Namespace, report.Service.Name);
        if (!informers.Services.Store.TryGet(key, out var service) || (report.IsAnnounced && WasAnnounced(report)))
            return;
        var involved = ObjectReference.To(Kinds.Service, service);
        var node = surroundings.Options.Node;
        if (report.IsAnnounced)
        {
            events.Record(involved, EventSeverity.Normal, SpeakerEventReasons.NodeAssigned,
                $"announcing from node \"{node}\" with protocol \"layer2\"");
            return;
        }

        var interfaces = string.Join(", ", report.Refused.Select(refused => $"{refused.Name} ({refused.Verdict})"));
        var problem = report.Refused.IsEmpty
            ? "no usable network interface: its speaker's readiness says why of each"
            : $"none of the interfaces that the L2Advertisements name: {interfaces}; correct the names, or choose "
                + "other nodes with nodeSelectors";
        events.Record(involved, EventSeverity.Warning, SpeakerEventReasons.AnnounceFailed,
            $"node \"{node}\" owns the address and has {problem}");
    }

    /// <summary>A speaker that comes back to what it announced before assigns nothing.</summary>
    private bool WasAnnounced(ServiceReport report) =>
        informers.Layer2Statuses.Store.Find(ClusterInformers.ByService, report.Service.ToString())
            .Any(status => status.Status?.Node == surroundings.Options.Node.Value);

    private sealed record Outcomes(ImmutableDictionary<IpAddress, AnnouncementOutcome> ByAddress);
}
