using Clarion.Hub.Kinds;
using Clarion.Hub.Selectors;
using Clarion.Hub.Storage;
using Clarion.Hub.Writes;

namespace Clarion.Hub.Collection;

/// <summary>Empties namespaces whose deletion has begun, and removes them when nothing is left.</summary>
internal sealed class NamespaceCollector(ObjectStore store, ObjectDeleter deleter, CommitStep commits, TimeSpan grace)
{
    private static readonly IReadOnlyList<HubKind> Contents =
        [.. HubKinds.All.Where(kind => kind is { IsStored: true, Namespaced: true }).DistinctBy(kind => kind.StoredAs)];

    /// <summary>Does what is due.</summary>
    public void Collect(DateTimeOffset now)
    {
        using var scope = store.EnterWrite();
        foreach (var found in store.List(CoreKinds.Namespace).Objects.Where(found => found.Metadata.IsTerminating))
        {
            if (DeletionTimes.Of(found) + grace <= now)
                Empty(found);
        }
    }

    private void Empty(StoredObject found)
    {
        var all = new Selector(found.Name, [], []);
        foreach (var kind in Contents)
            deleter.DeleteAll(kind, all, DeleteOptions.Own);
        if (Contents.Any(kind => store.List(kind).Objects.Any(all.Matches)))
            return;
        if (store.Find(CoreKinds.Namespace, "", found.Name) is { } present && present.Parse() is var content
            && MetadataKeeper.FinalizersOf(content).Count == 0)
            commits.Remove(present);
    }
}
