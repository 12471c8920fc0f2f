using System.Text.Json.Nodes;
using Clarion.Hub.Schemas;

namespace Clarion.Hub.Patching;

/// <summary>RFC 6902: a list of operations of which either all happen or none.</summary>
internal static class JsonPatch
{
    /// <summary>Operations of one patch, as kube-apiserver has it.</summary>
    public const int OperationsMax = 10000;

    private static readonly PatchResult Rejected = PatchResult.Refused(Refusal.UnfitPatch);

    /// <summary>Applies the operations one after the other.</summary>
    /// <param name="target">The object as it is; not changed.</param>
    /// <param name="patch">The body of the request.</param>
    public static PatchResult Apply(JsonObject target, JsonNode? patch)
    {
        if (patch is not JsonArray operations)
            return PatchResult.Refused(Refusal.BadRequest("error decoding patch: json: cannot unmarshal "
                + $"{MergePatch.WordOf(patch)} into Go value of type []handlers.jsonPatchOp"));
        if (operations.Count > OperationsMax)
            return PatchResult.Refused(new(413, "RequestEntityTooLarge", "Request entity too large: The allowed "
                + $"maximum operations in a JSON patch is {OperationsMax}, got {operations.Count}"));
        var document = new JsonDocumentEdit(target.DeepClone());
        foreach (var operation in operations)
        {
            if (operation is not JsonObject step || !Do(document, step))
                return Rejected;
        }

        return document.Root is JsonObject next ? PatchResult.Applied(next) : Rejected;
    }

    private static bool Do(JsonDocumentEdit document, JsonObject operation)
    {
        if (!JsonPointer.TryParse(operation["path"].AsText(), out var path))
            return false;
        return operation["op"].AsText() switch
        {
            "add" => operation.ContainsKey("value") && document.Add(path, operation["value"]?.DeepClone()),
            "remove" => document.Remove(path, out _),
            "replace" => operation.ContainsKey("value") && document.Replace(path, operation["value"]?.DeepClone()),
            "move" => JsonPointer.TryParse(operation["from"].AsText(), out var from)
                && document.Remove(from, out var moved) && document.Add(path, moved),
            "copy" => JsonPointer.TryParse(operation["from"].AsText(), out var from)
                && document.Copy(from, path),
            "test" => Test(document, path, operation["value"]),
            _ => false,
        };
    }

    // The API server's library takes a missing value for null.
    private static bool Test(JsonDocumentEdit document, string[] path, JsonNode? expected) =>
        document.Find(path, out var found) ? JsonNode.DeepEquals(found, expected) : expected is null;
}
