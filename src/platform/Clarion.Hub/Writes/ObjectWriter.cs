using System.Text.Json.Nodes;
using Clarion.Hub.Failures;
using Clarion.Hub.Patching;
using Clarion.Hub.Reads;
using Clarion.Hub.Schemas;
using Clarion.Hub.Storage;

namespace Clarion.Hub.Writes;

/// <summary>Creates and changes objects: each call is one step that nothing else comes between.</summary>
/// <param name="store">Where objects are.</param>
/// <param name="commits">Brings a finished object into the store.</param>
/// <param name="time">The clock.</param>
internal sealed class ObjectWriter(ObjectStore store, CommitStep commits, TimeProvider time)
{
    private const int NameTriesMax = 8;

    private readonly NamespaceRules namespaces = new(store);

    /// <summary>Stores a new object.</summary>
    /// <param name="target">What for.</param>
    /// <param name="body">The object as it was sent; taken over.</param>
    public Outcome<Written> Create(WriteTarget target, JsonObject body)
    {
        using var scope = store.EnterWrite();
        if (!NewName(target, body).Is(out var name, out var failure))
            return failure;
        if (namespaces.RefusalOf(target.Kind, target.Namespace, name) is { } refusal)
            return refusal;
        var admitted = Admission.Create(target.Kind, body);
        if (Refused(target, admitted) is { } refused)
            return refused;
        if (store.Find(target.Kind, target.Namespace, name) is { } other)
            return ApiFailure.AlreadyExists(target.Kind, name, other.Metadata.IsTerminating);
        MetadataKeeper.Begin(target.Kind, admitted.Object!, time.GetUtcNow());
        return Finish(target, admitted, null);
    }

    /// <summary>Replaces an object, or its status.</summary>
    /// <param name="target">Which.</param>
    /// <param name="body">The whole object as it was sent; taken over.</param>
    public Outcome<Written> Update(WriteTarget target, JsonObject body)
    {
        using var scope = store.EnterWrite();
        if (store.Find(target.Kind, target.Namespace, target.Name) is not { } stored)
            return ApiFailure.NotFound(target.Kind, target.Name);
        if (UpdateRules.RefusalOf(target, stored, body.Metadata()) is { } refusal)
            return refusal;
        return Replace(target, stored, ObjectForm.Nodes(target.Kind, stored), body);
    }

    /// <summary>Patches an object, or its status.</summary>
    /// <param name="target">Which.</param>
    /// <param name="patch">Makes the patched object from the present one.</param>
    public Outcome<Written> Patch(WriteTarget target, Func<JsonObject, PatchResult> patch)
    {
        using var scope = store.EnterWrite();
        if (store.Find(target.Kind, target.Namespace, target.Name) is not { } stored)
            return ApiFailure.NotFound(target.Kind, target.Name);
        var content = ObjectForm.Nodes(target.Kind, stored);
        var result = patch(content);
        if (!result.IsApplied)
            return ApiFailure.Of(result.Refusal);
        if (PatchRules.RefusalOf(target, content, result.Object) is { } refusal)
            return refusal;
        return Replace(target, stored, content, result.Object);
    }

    /// <summary>Changes an object on the Hub's own account, when it is still there.</summary>
    /// <param name="stored">The object as it was seen.</param>
    /// <param name="edit">Changes it.</param>
    public void Edit(StoredObject stored, Action<JsonObject> edit)
    {
        using var scope = store.EnterWrite();
        if (store.Find(stored.Kind, stored.Namespace, stored.Name) is not { } present)
            return;
        var content = present.Parse();
        edit(content);
        commits.Commit(present.Kind, content, present, isDryRun: false);
    }

    private Outcome<Written> Replace(WriteTarget target, StoredObject stored, JsonObject content, JsonObject next)
    {
        var admitted = Admission.Update(target.Kind, content, next, target.Part);
        if (target.IsPatch && admitted.Refusal?.DecodingProblem is { } problem)
            return ApiFailure.Of(Refusal.OfPatch(next, problem));
        if (Refused(target, admitted) is { } refused)
            return refused;
        MetadataKeeper.Continue(target.Kind, content, admitted.Object!);
        return Finish(target, admitted, stored);
    }

    private Outcome<Written> Finish(WriteTarget target, Admitted admitted, StoredObject? stored) =>
        commits.Commit(target.Kind, admitted.Object!, stored, target.Options.IsDryRun)
            .Is(out var content, out var failure)
            ? new Written(content, FieldReport.Warnings(target, admitted))
            : failure;

    /// <summary>Why the object is refused; unknown fields come first, as they are found when it is read.</summary>
    private static ApiFailure? Refused(WriteTarget target, Admitted admitted) =>
        FieldReport.Refusal(target, admitted)
        ?? (admitted.IsAccepted ? null : ApiFailure.Of(admitted.Refusal));

    /// <summary>The name of a new object, made from generateName where it has none; written into the body.</summary>
    private Outcome<string> NewName(WriteTarget target, JsonObject body)
    {
        var (kind, metadata) = (target.Kind, body.Metadata());
        if (metadata.TextOrEmpty("resourceVersion") is not ("" or "0"))
            return ApiFailure.Internal("resourceVersion should not be set on objects to be created");
        if (metadata.TextOrEmpty("namespace") is { Length: > 0 } given && given != target.Namespace)
        {
            return ApiFailure.BadRequest(
                "the namespace of the provided object does not match the namespace sent on the request");
        }

        if (kind.Namespaced)
            metadata["namespace"] = target.Namespace;
        if (metadata.TextOrEmpty("name") is { Length: > 0 } name)
            return name;
        if (metadata.TextOrEmpty("generateName") is not { Length: > 0 } prefix)
        {
            return ApiFailure.Invalid(kind, "", [new Cause(
                "FieldValueRequired", "Required value: name or generateName is required", "metadata.name")]);
        }

        name = ObjectNames.Generate(prefix);
        for (var i = 1; i < NameTriesMax && store.Find(kind, target.Namespace, name) is not null; i++)
            name = ObjectNames.Generate(prefix);
        metadata["name"] = name;
        return name;
    }
}
