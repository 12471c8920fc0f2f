using System.Text.Json.Nodes;
using Clarion.Hub.Failures;
using Clarion.Hub.Schemas;
using Clarion.Hub.Storage;

namespace Clarion.Hub.Writes;

/// <summary>What a patch may not change.</summary>
internal static class PatchRules
{
    /// <summary>Why the patched object cannot take the place of the present one; null when it can.</summary>
    public static ApiFailure? RefusalOf(WriteTarget target, JsonObject present, JsonObject patched)
    {
        if (patched["metadata"] is not JsonObject metadata)
            return Unreadable(patched, "metadata is not an object");
        if (patched.Text("kind") != target.Kind.Kind || patched.Text("apiVersion") != target.Kind.ApiVersion)
            return Unreadable(patched, $"it is no longer {target.Kind.ApiVersion} {target.Kind.Kind}");
        if (metadata.Text("name") != target.Name)
        {
            return ApiFailure.BadRequest(
                $"the name of the object ({metadata.Text("name")}) does not match the name on the URL ({target.Name})");
        }

        if (metadata.Text("namespace") != target.Namespace)
        {
            return ApiFailure.BadRequest(
                "the namespace of the provided object does not match the namespace sent on the request");
        }

        var before = present.Metadata();
        if (metadata.Text("uid") is { Length: > 0 } uid && uid != before.Text("uid"))
            return Immutable(target, "uid", $"\"{uid}\"");
        if (metadata.Text("deletionTimestamp") is { Length: > 0 } deleted && deleted != before.Text("deletionTimestamp"))
            return Immutable(target, "deletionTimestamp", $"\"{deleted}\"");
        return metadata.Text("resourceVersion") is { Length: > 0 } version && version != before.Text("resourceVersion")
            ? ApiFailure.Modified(target.Kind, target.Name)
            : null;
    }

    private static ApiFailure Immutable(WriteTarget target, string field, string value) =>
        ApiFailure.Invalid(target.Kind, target.Name, [new Cause(
            "FieldValueInvalid", $"Invalid value: {value}: field is immutable", $"metadata.{field}")]);

    /// <summary>The refusal of a patched object that cannot be read as its kind.</summary>
    public static ApiFailure Unreadable(JsonObject whole, string why)
    {
        Cause cause = new("FieldValueInvalid", $"Invalid value: \"{whole.ToJsonString()}\": {why}", "patch");
        return new(422, "Invalid", $" \"\" is invalid: {cause}") { Details = new() { Causes = [cause] } };
    }
}
