using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;
using Clarion.Hub.Storage;
using Clarion.Hub.Writes;

namespace Clarion.Hub.Collection;

/// <summary>
/// Deletes objects whose owners are gone, and lets go of owners that wait for their dependents (Kubernetes' garbage
/// collector).
/// </summary>
internal sealed class OwnerCollector(ObjectStore store, ObjectDeleter deleter, ObjectWriter writer)
{
    /// <summary>Holds an owner until its dependents are gone.</summary>
    public const string ForegroundFinalizer = "foregroundDeletion";

    /// <summary>Holds an owner until its dependents no longer name it.</summary>
    public const string OrphanFinalizer = "orphan";

    private static readonly IReadOnlyList<HubKind> Kinds =
        [.. HubKinds.All.Where(kind => kind.IsStored).DistinctBy(kind => kind.StoredAs)];

    /// <summary>Does what is due.</summary>
    public void Collect()
    {
        using var scope = store.EnterWrite();
        var all = Kinds.SelectMany(kind => store.List(kind).Objects).ToList();
        var dependents = all.Where(stored => stored.Metadata.OwnerUids.Count > 0).ToList();
        foreach (var owner in all.Where(stored => stored.Metadata.IsTerminating))
            Release(owner, [.. dependents.Where(other => other.Metadata.OwnerUids.Contains(owner.Metadata.Uid))]);
        var uids = dependents.Count == 0 ? [] : all.Select(stored => stored.Metadata.Uid).ToHashSet();
        foreach (var orphan in dependents.Where(dependent =>
            !dependent.Metadata.HasForeignOwner && !dependent.Metadata.OwnerUids.Any(uids.Contains)))
            deleter.Delete(orphan.Kind, orphan.Namespace, orphan.Name, DeleteOptions.Background);
    }

    private void Release(StoredObject owner, IReadOnlyList<StoredObject> dependents)
    {
        var finalizers = MetadataKeeper.FinalizersOf(owner.Parse());
        if (finalizers.Contains(OrphanFinalizer))
        {
            foreach (var dependent in dependents)
                writer.Edit(dependent, content => Disown(content, owner.Metadata.Uid));
            writer.Edit(owner, content => Drop(content, OrphanFinalizer));
        }
        else if (finalizers.Contains(ForegroundFinalizer))
        {
            foreach (var dependent in dependents)
                deleter.Delete(dependent.Kind, dependent.Namespace, dependent.Name, DeleteOptions.Background);
            if (dependents.All(dependent => store.Find(dependent.Kind, dependent.Namespace, dependent.Name) is null))
                writer.Edit(owner, content => Drop(content, ForegroundFinalizer));
        }
    }

    private static void Disown(JsonObject content, string uid)
    {
        if (content.Metadata()["ownerReferences"] is JsonArray owners)
            owners.RemoveAll(owner => owner is JsonObject reference && reference.TextOrEmpty("uid") == uid);
    }

    private static void Drop(JsonObject content, string finalizer)
    {
        if (content.Metadata()["finalizers"] is JsonArray finalizers)
            finalizers.RemoveAll(item => item?.ToString() == finalizer);
    }
}
