using Clarion.Ipam.Outcomes;
using Clarion.Model.Services;
using Clarion.Primitives;

namespace Clarion.Controller.Writing;

/// <summary>
/// Notices that another controller undoes our writes: two that each write at once would go on as fast as the API server
/// can.
/// </summary>
internal sealed class ContestedWrites
{
    /// <summary>What was written so shortly before and is to be written again was undone by somebody.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly Dictionary<ServiceName, (AllocationOutcome Outcome, Instant At)> written = [];
    private readonly HashSet<ServiceName> contested = [];
    private readonly HashSet<ServiceName> heldBack = [];

    /// <summary>Whether our last write of this Service was undone.</summary>
    public bool IsContested(ServiceName service) => contested.Contains(service);

    /// <summary>Notes a write that worked.</summary>
    public void Note(in AllocationOutcome outcome, Instant now) => written[outcome.Service] = (outcome, now);

    /// <summary>Whether a write must wait for <see cref="Release"/>.</summary>
    /// <param name="outcome">What is to be written, and is not there.</param>
    /// <param name="now">The present.</param>
    /// <param name="isNew">Whether it begins to wait now.</param>
    /// <param name="isFirst">Whether the contest begins now.</param>
    public bool HoldsBack(in AllocationOutcome outcome, Instant now, out bool isNew, out bool isFirst)
    {
        (isNew, isFirst) = (false, false);
        var service = outcome.Service;
        if (!written.TryGetValue(service, out var last) || last.Outcome != outcome)
        {
            heldBack.Remove(service);
            return false;
        }

        if (heldBack.Contains(service))
            return true;
        if (now - last.At >= Window)
        {
            contested.Remove(service);
            return false;
        }

        isNew = heldBack.Add(service);
        isFirst = contested.Add(service);
        return true;
    }

    /// <summary>Lets the next write through.</summary>
    public void Release(ServiceName service)
    {
        if (heldBack.Remove(service))
            written.Remove(service);
    }

    /// <summary>The Service is gone.</summary>
    public void Forget(ServiceName service)
    {
        written.Remove(service);
        contested.Remove(service);
        heldBack.Remove(service);
    }
}
