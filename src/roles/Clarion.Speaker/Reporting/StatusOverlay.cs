using Clarion.Api.Meta;
using Clarion.Api.MetalLb;
using Clarion.Model.Services;
using Clarion.Primitives;
using Clarion.Speaker.Observing;

namespace Clarion.Speaker.Reporting;

/// <summary>
/// What the informer's store does not say: objects that were created a moment ago, and since when others are known.
/// </summary>
internal sealed class StatusOverlay
{
    /// <summary>Longer than a watch takes to bring it; after it, the object is not there.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Dictionary<ObjectKey, (ServiceL2Status Status, Instant Until)> created = [];
    private readonly Dictionary<ObjectKey, Instant> foreignSince = [];

    /// <summary>Notes an object that was created.</summary>
    public void Created(ServiceL2Status status, Instant now) =>
        created[status.Metadata.Key] = (status, now + Patience);

    /// <summary>The informer brought an object, or its end.</summary>
    public void Seen(ObjectKey key, bool isGone)
    {
        created.Remove(key);
        if (isGone)
            foreignSince.Remove(key);
    }

    /// <summary>The store's objects of a Service, and those that it will have in a moment.</summary>
    public IEnumerable<ServiceL2Status> With(
        IEnumerable<ServiceL2Status> stored, ServiceName service, Instant now) =>
        stored.Concat(created.Values
            .Where(entry => entry.Until > now && FactsReader.ServiceOf(entry.Status) == service)
            .Select(entry => entry.Status)).DistinctBy(status => status.Metadata.Key);

    /// <summary>Since when another node's object has been in the way.</summary>
    public Instant ForeignSince(ServiceL2Status status, Instant now)
    {
        if (!foreignSince.TryGetValue(status.Metadata.Key, out var since))
            foreignSince[status.Metadata.Key] = since = now;
        return since;
    }
}
