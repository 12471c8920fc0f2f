using System.Text.Json.Nodes;
using Clarion.Hub.Failures;
using Clarion.Hub.Kinds;
using Clarion.Hub.Schemas;
using Clarion.Hub.Storage;

namespace Clarion.Hub.Writes;

/// <summary>What namespaces allow in them, and how they end.</summary>
internal sealed class NamespaceRules(ObjectStore store)
{
    private static readonly string[] Lasting = ["default", "kube-system", "kube-public"];

    /// <summary>Why nothing may be created in a namespace; null when it may.</summary>
    public ApiFailure? RefusalOf(HubKind kind, string @namespace, string name)
    {
        if (!kind.Namespaced)
            return null;
        if (store.Find(CoreKinds.Namespace, "", @namespace) is not { } found)
            return ApiFailure.NotFound(CoreKinds.Namespace, @namespace);
        if (!found.Metadata.IsTerminating)
            return null;
        var why = $"unable to create new content in namespace {@namespace} because it is being terminated";
        var refusal = ApiFailure.Forbidden(kind, name, why);
        Cause cause = new("NamespaceTerminating", $"namespace {@namespace} is being terminated", "metadata.namespace");
        return refusal with { Details = refusal.Details! with { Causes = [cause] } };
    }

    /// <summary>Why a namespace may not be deleted; null when it may.</summary>
    public static ApiFailure? DeletionRefusal(string name) => Lasting.Contains(name)
        ? ApiFailure.Forbidden(CoreKinds.Namespace, name, "this namespace may not be deleted")
        : null;

    /// <summary>Shows that its deletion has begun.</summary>
    public static void MarkTerminating(JsonObject content)
    {
        if (content["status"] is JsonObject status)
            status["phase"] = "Terminating";
        else
            content["status"] = new JsonObject { ["phase"] = "Terminating" };
    }

    /// <summary>Whether nothing holds a namespace any more.</summary>
    public static bool IsFinalized(JsonObject content) =>
        content["spec"] is not JsonObject spec || spec["finalizers"] is not JsonArray { Count: > 0 };
}
