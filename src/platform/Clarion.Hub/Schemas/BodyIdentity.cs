using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;

namespace Clarion.Hub.Schemas;

/// <summary>Whether a body is of the kind and version that the path names.</summary>
internal static class BodyIdentity
{
    /// <summary>Fills in what a core kind may leave out; what is wrong comes back.</summary>
    public static Refusal? Check(HubKind kind, JsonObject body)
    {
        var (version, name) = (body.TextOf("apiVersion"), body.TextOf("kind"));
        if (kind.IsCustom && (version is null || name is null))
        {
            var text = body.ToJsonString();
            var missing = name is null ? "Kind" : "apiVersion";
            return Refusal.BadRequest($"the object provided is unrecognized (must be of type {kind.Kind}): "
                + $"Object '{missing}' is missing in '{text}' ({text})");
        }

        if (name is not null && name != kind.Kind)
            return OtherKind(kind, body, version ?? kind.ApiVersion, name);
        if (version is not null && version != kind.ApiVersion)
            return OtherVersion(kind, version);
        body["apiVersion"] = kind.ApiVersion;
        body["kind"] = kind.Kind;
        return null;
    }

    private static Refusal OtherKind(HubKind kind, JsonObject body, string version, string name)
    {
        if (!kind.IsCustom)
            return Refusal.BadRequest($"{name} in version \"{version}\" cannot be handled as a {kind.Kind}: converting "
                + $"(v1.{name}) to (core.{kind.Kind}): unknown conversion");
        var causes = new CauseList();
        causes.Invalid("kind", name, $"must be {kind.Kind}");
        return Refusal.Invalid(kind with { Kind = name }, body.Object("metadata").TextOf("name") ?? "", causes.All);
    }

    private static Refusal OtherVersion(HubKind kind, string version) => Refusal.BadRequest(kind.IsCustom
        ? $"the API version in the data ({version}) does not match the expected API version ({kind.ApiVersion})"
        : $"{kind.Kind} in version \"{version}\" cannot be handled as a {kind.Kind}: no kind \"{kind.Kind}\" is "
            + $"registered for version \"{version}\"");
}
