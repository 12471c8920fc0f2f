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
        if (JsonText.IsTooDeep(patched))
            return ApiFailure.Of(Refusal.UnfitPatch);
        if (patched["metadata"] is not JsonObject metadata)
            return Unreadable(patched, "metadata is not an object");
        var (kind, apiVersion) = (patched.TextOrEmpty("kind"), patched.TextOrEmpty("apiVersion"));
        if (kind != target.Kind.Kind || apiVersion != target.Kind.ApiVersion)
            return Unreadable(patched, $"it is no longer {target.Kind.ApiVersion} {target.Kind.Kind}");
        if (metadata.TextOrEmpty("name") is var name && name != target.Name)
        {
            return ApiFailure.BadRequest(
                $"the name of the object ({name}) does not match the name on the URL ({target.Name})");
        }

        if (metadata.TextOrEmpty("namespace") != target.Namespace)
        {
            return ApiFailure.BadRequest(
                "the namespace of the provided object does not match the namespace sent on the request");
        }

        var before = present.Metadata().TextOrEmpty("resourceVersion");
        return metadata.TextOrEmpty("resourceVersion") is { Length: > 0 } version && version != before
            ? ApiFailure.Modified(target.Kind, target.Name)
            : null;
    }

    /// <summary>The refusal of a patched object that cannot be read as its kind.</summary>
    public static ApiFailure Unreadable(JsonObject whole, string why) => ApiFailure.Of(Refusal.OfPatch(whole, why));
}
