using System.Text.Json.Nodes;
using Clarion.Hub.Collection;
using Clarion.Hub.Failures;
using Clarion.Hub.Kinds;
using Clarion.Hub.Reads;
using Clarion.Hub.Selectors;
using Clarion.Hub.Storage;

namespace Clarion.Hub.Writes;

/// <summary>Deletes objects, or begins to where something still holds them.</summary>
/// <param name="store">Where objects are.</param>
/// <param name="commits">Brings the change into the store.</param>
/// <param name="time">The clock.</param>
internal sealed class ObjectDeleter(ObjectStore store, CommitStep commits, TimeProvider time)
{
    /// <summary>How long a Pod on a node is given to end when nobody says how long, in seconds.</summary>
    private const int PodGraceSeconds = 30;

    /// <summary>Deletes one object.</summary>
    public Outcome<Deletion> Delete(HubKind kind, string @namespace, string name, DeleteOptions options)
    {
        using var scope = store.EnterWrite();
        if (store.Find(kind, @namespace, name) is not { } stored)
            return ApiFailure.NotFound(kind, name);
        if (PreconditionFailure(kind, stored, options) is { } failure)
            return failure;
        if (kind == CoreKinds.Namespace && NamespaceRules.DeletionRefusal(name) is { } refusal)
            return refusal;
        return DeleteStored(kind, stored, options);
    }

    /// <summary>Deletes all objects that are selected; the answer is what they were.</summary>
    public IReadOnlyList<StoredObject> DeleteAll(HubKind kind, Selector selector, DeleteOptions options)
    {
        using var scope = store.EnterWrite();
        var deleted = store.List(kind).Objects.Where(selector.Matches).ToList();
        foreach (var stored in deleted)
            DeleteStored(kind, stored, options);
        return deleted;
    }

    private Deletion DeleteStored(HubKind kind, StoredObject stored, DeleteOptions options)
    {
        var content = ObjectForm.Nodes(kind, stored);
        var grace = GraceOf(stored.Kind, content, options);
        var waits = Hold(kind, content, options) || grace > 0;
        if (!waits)
        {
            if (!options.IsDryRun)
                commits.Remove(stored);
            return new(content, stored.Metadata.Uid, true);
        }

        var graceLeft = content.Metadata()["deletionGracePeriodSeconds"]?.ToString();
        if (stored.Metadata.IsTerminating && (grace > 0 || graceLeft == "0"))
            return new(content, stored.Metadata.Uid, false);
        MetadataKeeper.MarkDeleted(kind, content, time.GetUtcNow().AddSeconds(grace), grace);
        if (kind == CoreKinds.Namespace)
            NamespaceRules.MarkTerminating(content);
        var outcome = commits.Commit(kind, content, stored, options.IsDryRun);
        return new(outcome.Is(out var marked, out _) ? marked : content, stored.Metadata.Uid, false);
    }

    /// <summary>Whether something has to happen before it goes; writes the finalizers of the propagation.</summary>
    private static bool Hold(HubKind kind, JsonObject content, DeleteOptions options)
    {
        var metadata = content.Metadata();
        if (options.Propagation is "Foreground" or "Orphan" && metadata["deletionTimestamp"] is null)
        {
            var finalizer = options.Propagation == "Orphan"
                ? OwnerCollector.OrphanFinalizer
                : OwnerCollector.ForegroundFinalizer;
            if (metadata["finalizers"] is not JsonArray finalizers)
                metadata["finalizers"] = finalizers = [];
            if (!MetadataKeeper.FinalizersOf(content).Contains(finalizer))
                finalizers.Add((JsonNode)finalizer);
        }

        return MetadataKeeper.FinalizersOf(content).Count > 0
            || (kind == CoreKinds.Namespace && !NamespaceRules.IsFinalized(content));
    }

    private static int GraceOf(HubKind kind, JsonObject content, DeleteOptions options)
    {
        var isOnNode = kind == CoreKinds.Pod
            && content["spec"] is JsonObject spec && spec.TextOrEmpty("nodeName").Length > 0;
        return isOnNode ? options.Grace ?? PodGraceSeconds : 0;
    }

    private static ApiFailure? PreconditionFailure(HubKind kind, StoredObject stored, DeleteOptions options)
    {
        if (options.Uid.Length > 0 && options.Uid != stored.Metadata.Uid)
        {
            return ApiFailure.Precondition(
                kind, stored.Name,
                $"the UID in the precondition ({options.Uid}) does not match the UID in record "
                + $"({stored.Metadata.Uid}). The object might have been deleted and then recreated");
        }

        var version = ResourceVersions.Text(stored.ResourceVersion);
        return options.ResourceVersion.Length > 0 && options.ResourceVersion != version
            ? ApiFailure.Precondition(
                kind, stored.Name,
                $"the ResourceVersion in the precondition ({options.ResourceVersion}) does not match the "
                + $"ResourceVersion in record ({version}). The object might have been modified")
            : null;
    }
}
