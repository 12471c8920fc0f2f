using System.Text.Json.Nodes;
using Clarion.Hub.Failures;
using Clarion.Hub.Kinds;
using Clarion.Hub.Reads;
using Clarion.Hub.Services;
using Clarion.Hub.Storage;

namespace Clarion.Hub.Writes;

/// <summary>
/// The last step of every write: gives a Service its addresses, compares with what is stored, stores or removes. The
/// caller is the store's only writer.
/// </summary>
/// <param name="store">Where objects are.</param>
/// <param name="network">What Services are given.</param>
internal sealed class CommitStep(ObjectStore store, ServiceNetwork network)
{
    /// <summary>Called with every object that is gone.</summary>
    public Action<StoredObject>? Removed { get; set; }

    /// <summary>Stores the next state of an object; the answer is what a client sees of it.</summary>
    /// <param name="kind">The kind and version in which the content is.</param>
    /// <param name="next">The whole next state.</param>
    /// <param name="stored">The present one; null for a new object.</param>
    /// <param name="isDryRun">Whether nothing is stored.</param>
    public Outcome<JsonObject> Commit(HubKind kind, JsonObject next, StoredObject? stored, bool isDryRun)
    {
        var before = stored is null ? null : ObjectForm.Nodes(kind, stored);
        ServiceAssignment? assignment = null;
        if (kind == CoreKinds.Service)
        {
            assignment = network.Assign(next, before);
            if (assignment.Refusal is { } refusal)
                return ApiFailure.Of(refusal);
        }

        var content = MetadataKeeper.Arrange(next);
        var isSame = before is not null && JsonNode.DeepEquals(before, content);
        var isTooLarge = !isSame && JsonText.Utf8(content).Length > HubLimits.ObjectBytesMax;
        if (isDryRun || isSame || isTooLarge)
        {
            if (assignment is not null)
                network.Undo(assignment);
            return isTooLarge ? ApiFailure.TooLargeToStore : content;
        }

        if (assignment is not null)
            network.Commit(assignment);
        return stored is not null && IsOver(kind, content) ? Remove(kind, stored, content) : Store(kind, content);
    }

    /// <summary>Removes an object.</summary>
    /// <param name="stored">The object as it is stored.</param>
    /// <returns>The object at the version of its removal.</returns>
    public StoredObject Remove(StoredObject stored)
    {
        if (stored.Kind == CoreKinds.Service)
            network.Release(stored.Parse());
        var last = store.Remove(stored);
        Removed?.Invoke(last);
        return last;
    }

    /// <summary>Whether the last thing that held a deleted object has gone.</summary>
    private static bool IsOver(HubKind kind, JsonObject content)
    {
        if (content.Metadata()["deletionTimestamp"] is null || MetadataKeeper.FinalizersOf(content).Count > 0)
            return false;
        // A Pod stays for its grace, a Namespace until its content is gone.
        return kind == CoreKinds.Namespace
            ? NamespaceRules.IsFinalized(content)
            : content.Metadata()["deletionGracePeriodSeconds"] is not JsonValue grace || grace.ToString() == "0";
    }

    private JsonObject Store(HubKind kind, JsonObject content)
    {
        var form = ObjectView.ToStored(kind, content);
        var stored = store.Put(FormOf(kind, form, content), form);
        content.Metadata()["resourceVersion"] = ResourceVersions.Text(stored.ResourceVersion);
        return content;
    }

    private JsonObject Remove(HubKind kind, StoredObject stored, JsonObject content)
    {
        // Watchers see the content of the write that ended it; its writer sees the version before.
        var copy = content.DeepClone().AsObject();
        var form = ObjectView.ToStored(kind, copy);
        Remove(StoredObject.Of(FormOf(kind, form, copy), form, stored.ResourceVersion));
        return content;
    }

    /// <summary>
    /// The kind in whose form an object is stored: the one that was written, or the core form of an Event.
    /// </summary>
    private static HubKind FormOf(HubKind kind, JsonObject form, JsonObject written) =>
        ReferenceEquals(form, written) ? kind : StoredKinds.Of(kind);
}
