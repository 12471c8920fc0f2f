using System.Text.Json.Nodes;
using Clarion.Hub.Failures;
using Clarion.Hub.Kinds;
using Clarion.Hub.Schemas;
using Clarion.Hub.Storage;

namespace Clarion.Hub.Writes;

/// <summary>What an update must agree with before its content is looked at.</summary>
internal static class UpdateRules
{
    /// <summary>Why the metadata of a PUT does not fit the stored object; null when it does.</summary>
    public static ApiFailure? RefusalOf(WriteTarget target, StoredObject stored, JsonObject metadata)
    {
        var kind = target.Kind;
        if (metadata.TextOrEmpty("name") is not { Length: > 0 } name)
            return ApiFailure.BadRequest("the name of the object was undeterminable: name must be provided");
        if (name != target.Name)
        {
            return ApiFailure.BadRequest(
                $"the name of the object ({name}) does not match the name on the URL ({target.Name})");
        }

        if (metadata.TextOrEmpty("namespace") is { Length: > 0 } given && given != target.Namespace)
        {
            return ApiFailure.BadRequest(
                "the namespace of the provided object does not match the namespace sent on the request");
        }

        if (kind.Namespaced)
            metadata["namespace"] = target.Namespace;
        if (metadata.TextOrEmpty("uid") is { Length: > 0 } uid && uid != stored.Metadata.Uid)
        {
            return ApiFailure.Conflict(
                kind, name,
                $"StorageError: invalid object, Code: 4, Key: /registry/{kind.Plural}/{stored.Path}, "
                + $"ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: {uid}, "
                + $"UID in object meta: {stored.Metadata.Uid}");
        }

        return VersionRefusal(kind, stored, metadata.TextOrEmpty("resourceVersion"));
    }

    private static ApiFailure? VersionRefusal(HubKind kind, StoredObject stored, string version)
    {
        if (version is "" or "0")
        {
            return kind.TakesUnconditionalUpdates
                ? null
                : ApiFailure.Invalid(kind, stored.Name, [new Cause(
                    "FieldValueInvalid", "Invalid value: 0: must be specified for an update",
                    "metadata.resourceVersion")]);
        }

        if (!ResourceVersions.TryParse(version, out var number))
            return ApiFailure.Internal($"strconv.ParseUint: parsing \"{version}\": invalid syntax");
        return number == stored.ResourceVersion ? null : ApiFailure.Modified(kind, stored.Name);
    }
}
