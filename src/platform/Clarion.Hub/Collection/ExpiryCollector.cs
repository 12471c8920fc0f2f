using System.Globalization;
using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;
using Clarion.Hub.Storage;
using Clarion.Hub.Writes;

namespace Clarion.Hub.Collection;

/// <summary>Removes Events that are old, and Pods whose time to end is over: no kubelet says that they have.</summary>
internal sealed class ExpiryCollector(ObjectStore store, ObjectDeleter deleter)
{
    // kube-apiserver's --event-ttl.
    private static readonly TimeSpan EventLifetime = TimeSpan.FromHours(1);

    /// <summary>Does what is due.</summary>
    public void Collect(DateTimeOffset now)
    {
        using var scope = store.EnterWrite();
        foreach (var pod in store.List(CoreKinds.Pod).Objects.Where(pod => pod.Metadata.IsTerminating))
        {
            if (DeletionTimes.Of(pod) <= now)
                deleter.Delete(CoreKinds.Pod, pod.Namespace, pod.Name, DeleteOptions.Own);
        }
    }

    /// <summary>Removes Events that have not been written for an hour.</summary>
    public void CollectEvents(DateTimeOffset now)
    {
        using var scope = store.EnterWrite();
        var events = store.List(CoreKinds.Event).Objects;
        foreach (var found in events.Where(found => LastSeen(found) + EventLifetime <= now))
            deleter.Delete(CoreKinds.Event, found.Namespace, found.Name, DeleteOptions.Own);
    }

    private static DateTimeOffset LastSeen(StoredObject found)
    {
        var content = found.Parse();
        var series = content["series"] as JsonObject ?? [];
        string[] times =
        [
            series.TextOrEmpty("lastObservedTime"),
            content.TextOrEmpty("lastTimestamp"),
            content.TextOrEmpty("eventTime"),
            content.Metadata().TextOrEmpty("creationTimestamp"),
        ];
        return times.Max(time => DateTimeOffset.TryParse(
            time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)
            ? parsed
            : DateTimeOffset.MinValue);
    }
}
