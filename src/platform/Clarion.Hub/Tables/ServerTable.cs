using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;

namespace Clarion.Hub.Tables;

/// <summary>What <c>kubectl get</c> prints: columns and cells, made here and not by the client.</summary>
internal static class ServerTable
{
    /// <summary>A table of a list.</summary>
    /// <param name="kind">The kind and version that was asked for.</param>
    /// <param name="listMetadata">The list's metadata: resourceVersion, continue, remainingItemCount; taken over.</param>
    /// <param name="items">The objects in that version; not changed.</param>
    /// <param name="request">The form.</param>
    /// <param name="now">For the ages.</param>
    public static JsonObject OfList(
        HubKind kind, JsonObject listMetadata, IEnumerable<JsonObject> items, TableRequest request, DateTimeOffset now) =>
        throw new NotSupportedException();

    /// <summary>A table of one object; its resourceVersion is the object's.</summary>
    public static JsonObject OfObject(HubKind kind, JsonObject value, TableRequest request, DateTimeOffset now) =>
        throw new NotSupportedException();

    /// <summary>The object of a watch event. Only the first event of a watch names the columns.</summary>
    public static JsonObject OfEvent(
        HubKind kind, JsonObject value, bool isFirst, TableRequest request, DateTimeOffset now) =>
        throw new NotSupportedException();

    /// <summary>The object of a BOOKMARK event.</summary>
    /// <param name="kind">The kind and version that is watched.</param>
    /// <param name="bookmark">The bookmark as a watch without table has it: kind, apiVersion, metadata.</param>
    /// <param name="isFirst">Whether no event came before it.</param>
    /// <param name="request">The form.</param>
    public static JsonObject OfBookmark(HubKind kind, JsonObject bookmark, bool isFirst, TableRequest request) =>
        throw new NotSupportedException();
}
