using System.Text.Json.Nodes;

namespace Clarion.Hub.Patching;

/// <summary>RFC 6902: a list of operations of which either all happen or none.</summary>
internal static class JsonPatch
{
    /// <summary>Applies the operations one after the other.</summary>
    /// <param name="target">The object as it is; not changed.</param>
    /// <param name="patch">The body of the request.</param>
    public static PatchResult Apply(JsonObject target, JsonNode? patch) => throw new NotSupportedException();
}
