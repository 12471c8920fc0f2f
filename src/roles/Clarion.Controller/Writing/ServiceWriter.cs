using Clarion.Api.Core;
using Clarion.Controller.Reporting;
using Clarion.Ipam.Outcomes;
using Clarion.Kubernetes.Client;
using Clarion.Model.Services;
using Clarion.Primitives;

namespace Clarion.Controller.Writing;

/// <summary>
/// Makes every Service say what the allocator decided: one PATCH per change, one at a time for a Service, none when it
/// says so already. The allocation loop owns it; only the sending is done elsewhere.
/// </summary>
internal sealed class ServiceWriter(StatusWorkers workers, ServiceReporter reporter, Surroundings surroundings)
{
    /// <summary>The Services as the allocator was told of them: a write is guarded by what was decided about.</summary>
    private readonly Dictionary<ServiceName, Service> seen = [];
    private readonly Dictionary<ServiceName, AllocationOutcome> outcomes = [];
    private readonly Dictionary<ServiceName, (string? SentVersion, Service Returned)> written = [];
    private readonly HashSet<ServiceName> inFlight = [];
    private readonly Queue<ServiceName> queue = [];
    private readonly HashSet<ServiceName> queued = [];
    private readonly RetrySchedule<ServiceName> retries = new();
    private readonly ContestedWrites contests = new();

    /// <summary>When a failed write is due again.</summary>
    public Instant? NextDeadline => retries.NextDeadline;

    /// <summary>Notes what a Service has from now on.</summary>
    public void Want(in AllocationOutcome outcome)
    {
        outcomes[outcome.Service] = outcome;
        Enqueue(outcome.Service);
    }

    /// <summary>Takes over a Service that changed, and looks whether it says what it should.</summary>
    public void See(ServiceName name, Service service)
    {
        seen[name] = service;
        Check(name);
    }

    /// <summary>A Service is gone, or no longer ours.</summary>
    public void Forget(ServiceName service)
    {
        seen.Remove(service);
        outcomes.Remove(service);
        written.Remove(service);
        retries.Forget(service);
        contests.Forget(service);
    }

    /// <summary>Takes results and starts what is due.</summary>
    public void Pump(Instant now)
    {
        while (workers.TryTakeResult(out var result))
            Finish(result, now);
        while (retries.TryTake(now, out var due))
        {
            contests.Release(due);
            Check(due);
        }

        for (var left = queue.Count; left > 0 && inFlight.Count < StatusWorkers.InFlightMax; left--)
        {
            var service = queue.Dequeue();
            queued.Remove(service);
            Start(service, now);
        }
    }

    private void Check(ServiceName service)
    {
        if (outcomes.ContainsKey(service))
            Enqueue(service);
    }

    private void Enqueue(ServiceName service)
    {
        if (!inFlight.Contains(service) && queued.Add(service))
            queue.Enqueue(service);
    }

    private void Start(ServiceName name, Instant now)
    {
        if (!outcomes.TryGetValue(name, out var outcome) || Newest(name) is not { } service)
            return;
        var wanted = WantedStatus.Of(outcome);
        if (wanted.IsStatusOf(service))
            return;
        if (contests.HoldsBack(outcome, now, out var isNew, out var isFirst))
        {
            if (isNew)
                retries.Add(name, now);
            if (isFirst)
                Log.Contested(surroundings.Logger, name);
            return;
        }

        inFlight.Add(name);
        Invariant.Check(workers.TryStart(new(service, outcome, wanted)), "there is room for every write in flight");
    }

    /// <summary>What our last write returned, until the watch has brought that or something newer.</summary>
    private Service? Newest(ServiceName name)
    {
        if (!seen.TryGetValue(name, out var service) || !written.TryGetValue(name, out var last))
            return service;
        if (service.Metadata.ResourceVersion == last.SentVersion)
            return last.Returned;
        written.Remove(name);
        return service;
    }

    private void Finish(WriteResult result, Instant now)
    {
        var name = result.Order.Outcome.Service;
        inFlight.Remove(name);
        if (!outcomes.ContainsKey(name))
            return;
        if (result.Answer is not { } answer)
        {
            // Leadership is renewed later, or this term ends: either way nothing else would bring the write back.
            retries.Add(name, now);
            return;
        }

        if (answer.TryGet(out var returned, out var error))
        {
            // The waits of a contest grow from one write to the next.
            if (!contests.IsContested(name))
                retries.Forget(name);
            contests.Note(result.Order.Outcome, now);
            written[name] = (result.Order.Service.Metadata.ResourceVersion, returned);
            reporter.Tell(result.Order);
            Enqueue(name);
            return;
        }

        Fail(name, result.Order, error, now);
    }

    private void Fail(ServiceName name, WriteOrder order, ApiError error, Instant now)
    {
        switch (error.Reason)
        {
            case ApiErrorReason.NotFound or ApiErrorReason.Conflict:
                // Decided about a state that is past. The watch brings the present one, or has brought it already.
                if (Newest(name)?.Metadata.ResourceVersion != order.Service.Metadata.ResourceVersion)
                    Enqueue(name);
                break;
            default:
                if (retries.Add(name, now) == 1)
                    Log.StatusNotWritten(surroundings.Logger, name, error.Message);
                break;
        }
    }
}
