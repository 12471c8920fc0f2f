using System.Collections.Immutable;
using Clarion.Api.Meta;
using Clarion.Api.MetalLb;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Informers;
using Clarion.Model.Services;
using Clarion.Primitives;
using Clarion.Hosting.Loops;
using Clarion.Speaker.Observing;

namespace Clarion.Speaker.Reporting;

/// <summary>
/// Keeps this node's ServiceL2Status objects as they should be, and removes those of others for Services that this
/// node announces. Writes only differences, a few at a time, and tries again what failed. One loop owns it.
/// </summary>
internal sealed class Layer2StatusKeeper(KubernetesClient client, ClusterInformers informers, Surroundings surroundings)
    : IDisposable
{
    /// <summary>Services written at the same time: enough for a takeover, little for the API server.</summary>
    private const int ConcurrencyMax = 8;

    private static readonly TimeSpan RetryDelayFirst = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan RetryDelayMax = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan RefusedDelay = TimeSpan.FromMinutes(1);

    private readonly Wake wake = new(surroundings.Time);
    private readonly HashSet<ServiceName> dirty = [];
    private readonly Dictionary<ServiceName, Instant> revisits = [];
    private readonly HashSet<ServiceName> failing = [];
    private readonly StatusOverlay overlay = new();
    private ImmutableDictionary<ServiceName, WantedStatus>? wanted;
    private ImmutableDictionary<ServiceName, WantedStatus> applied =
        ImmutableDictionary<ServiceName, WantedStatus>.Empty;

    private int failures;

    /// <summary>When the loop last turned.</summary>
    public Instant LastTurn => wake.LastTurn;

    /// <summary>
    /// Another node's object for a Service that this node announces is left this long for that node to remove: two
    /// speakers with different views for a moment must not delete each other's.
    /// </summary>
    public TimeSpan ForeignPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Says what should be: all Services that this node owns.</summary>
    public void Want(ImmutableDictionary<ServiceName, WantedStatus> services)
    {
        Volatile.Write(ref wanted, services);
        wake.Signal();
    }

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var subscription = informers.Layer2Statuses.Subscribe(wake.Signal);
        applied = applied.Clear();
        while (true)
        {
            Take(subscription);
            var isWritten = await WriteAsync(cancellationToken);
            var retryAt = isWritten ? (Instant?)null : Instant.Now(surroundings.Time) + RetryDelay();
            await wake.WaitAsync(Instant.Earlier(retryAt, NextRevisit()), cancellationToken);
        }
    }

    public void Dispose() => wake.Dispose();

    private void Take(Subscription<ServiceL2Status> subscription)
    {
        while (subscription.TryTake(out var change))
        {
            overlay.Seen(change.Key, isGone: change.After is null);
            if ((change.After ?? change.Before) is { } status && FactsReader.ServiceOf(status) is { } service)
                dirty.Add(service);
        }

        var now = Instant.Now(surroundings.Time);
        foreach (var due in revisits.Where(entry => entry.Value <= now).Select(entry => entry.Key).ToList())
        {
            revisits.Remove(due);
            dirty.Add(due);
        }

        var present = Volatile.Read(ref wanted);
        if (present is null || ReferenceEquals(present, applied))
            return;
        dirty.UnionWith(present.Where(entry => !entry.Value.Equals(applied.GetValueOrDefault(entry.Key)))
            .Select(entry => entry.Key));
        dirty.UnionWith(applied.Keys.Where(name => !present.ContainsKey(name)));
        applied = present;
    }

    /// <summary>Writes what differs; false when something could not be written and stays to be done.</summary>
    private async Task<bool> WriteAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref wanted) is null || !informers.Layer2Statuses.IsSynced)
            return true;
        while (dirty.Count > 0)
        {
            var now = Instant.Now(surroundings.Time);
            var batch = dirty.Take(ConcurrencyMax).ToList();
            var writes = batch.Select(name => Plan(name, now)).ToList();
            var writing = writes.Select(write => StatusWriter.WriteAsync(client, write, cancellationToken));
            var outcomes = await wake.TurnUntilAsync(Task.WhenAll(writing), cancellationToken);
            var isWritten = true;
            for (var i = 0; i < batch.Count; i++)
                isWritten &= Note(batch[i], outcomes[i], now);
            if (!isWritten)
                return false;
            failures = 0;
        }

        return true;
    }

    private StatusWrite Plan(ServiceName service, Instant now)
    {
        var options = surroundings.Options;
        var identity = new StatusIdentity(options.Namespace, options.Node.Value, OwnPod(), service);
        var present = overlay.With(
            informers.Layer2Statuses.Store.Find(ClusterInformers.ByService, service.ToString()), service, now);
        var want = applied.GetValueOrDefault(service);
        var changes = StatusChanges.Between(present, want, identity);
        var delete = changes.Delete.ToBuilder();
        foreach (var foreign in changes.Foreign)
        {
            var due = overlay.ForeignSince(foreign, now) + ForeignPatience;
            if (due <= now)
                delete.Add(foreign);
            else
                revisits[service] = due;
        }

        return new(identity, want?.Interfaces ?? [], changes.Create, changes.Correct, delete.ToImmutable());
    }

    private bool Note(ServiceName service, StatusWriteOutcome outcome, Instant now)
    {
        if (outcome.Created is { } created)
            overlay.Created(created, now);
        if (outcome.Error is not { } error)
        {
            dirty.Remove(service);
            failing.Remove(service);
            return true;
        }

        if (failing.Add(service))
            Log.StatusNotWritten(surroundings.Logger, service, error.Message);
        if (error.IsTransient)
            return false;
        // What the API server refuses must not hold up the others.
        dirty.Remove(service);
        revisits[service] = now + RefusedDelay;
        return true;
    }

    /// <summary>What makes the garbage collector remove an object with the pod that wrote it.</summary>
    private OwnerReference? OwnPod() =>
        informers.SpeakerPods.Store.TryGet(new(surroundings.Options.Namespace, surroundings.Options.Pod), out var pod)
            && pod.Metadata.Uid is { } uid
            ? new() { ApiVersion = "v1", Kind = "Pod", Name = pod.Metadata.Name, Uid = uid } : null;

    private Instant? NextRevisit() => revisits.Count == 0 ? null : revisits.Values.Min();

    private TimeSpan RetryDelay()
    {
        var delay = RetryDelayFirst * (1 << Math.Min(failures++, 8));
        return delay < RetryDelayMax ? delay : RetryDelayMax;
    }
}
