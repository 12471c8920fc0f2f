using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;

namespace Clarion.Hub.Tables;

/// <summary>What <c>kubectl get</c> prints: columns and cells, made here and not by the client.</summary>
internal static class ServerTable
{
    /// <summary>A table of a list.</summary>
    /// <param name="kind">The kind and version that was asked for.</param>
    /// <param name="listMetadata">The list's metadata: resourceVersion, continue, remainingItemCount; taken
    /// over.</param>
    /// <param name="items">The objects in that version; not changed.</param>
    /// <param name="request">The form.</param>
    /// <param name="now">For the ages.</param>
    public static JsonObject OfList(
        HubKind kind, JsonObject listMetadata, IEnumerable<JsonObject> items, TableRequest request, DateTimeOffset now)
    {
        var columns = Columns(kind);
        return Table(request, listMetadata, columns, items.Select(item => Row(item, columns, request, now)));
    }

    /// <summary>A table of one object; its resourceVersion is the object's.</summary>
    public static JsonObject OfObject(HubKind kind, JsonObject value, TableRequest request, DateTimeOffset now) =>
        OfEvent(kind, value, true, request, now);

    /// <summary>The object of a watch event. Only the first event of a watch names the columns.</summary>
    public static JsonObject OfEvent(
        HubKind kind, JsonObject value, bool isFirst, TableRequest request, DateTimeOffset now)
    {
        var columns = Columns(kind);
        return Table(request, Version(value), isFirst ? columns : null, [Row(value, columns, request, now)]);
    }

    /// <summary>The object of a BOOKMARK event.</summary>
    /// <param name="kind">The kind and version that is watched.</param>
    /// <param name="bookmark">The bookmark as a watch without table has it: kind, apiVersion, metadata.</param>
    /// <param name="isFirst">Whether no event came before it.</param>
    /// <param name="request">The form.</param>
    public static JsonObject OfBookmark(HubKind kind, JsonObject bookmark, bool isFirst, TableRequest request)
    {
        var columns = Columns(kind);
        var cells = new JsonArray([.. columns.Select(_ => (JsonNode)"")]);
        var row = new JsonObject { ["cells"] = cells, ["object"] = Included(bookmark, request) };
        return Table(request, Version(bookmark), isFirst ? columns : null, [row]);
    }

    private static IReadOnlyList<TableColumn> Columns(HubKind kind) =>
        kind.IsCustom ? CustomColumns.Of(kind) : CoreColumns.Of(kind);

    private static JsonObject Table(
        TableRequest request,
        JsonObject metadata,
        IReadOnlyList<TableColumn>? columns,
        IEnumerable<JsonObject> rows) => new()
    {
        ["kind"] = "Table",
        ["apiVersion"] = request.ApiVersion,
        ["metadata"] = metadata,
        ["columnDefinitions"] = columns is null
            ? null
            : new JsonArray([.. columns.Select(column => column.Definition())]),
        ["rows"] = new JsonArray([.. rows]),
    };

    private static JsonObject Version(JsonObject value) =>
        new() { ["resourceVersion"] = value["metadata"]?["resourceVersion"]?.DeepClone() };

    private static JsonObject Row(
        JsonObject value, IReadOnlyList<TableColumn> columns, TableRequest request, DateTimeOffset now) => new()
    {
        ["cells"] = new JsonArray([.. columns.Select(column => column.Cell(value, now))]),
        ["object"] = Included(value, request),
    };

    private static JsonNode? Included(JsonObject value, TableRequest request) => request.Include switch
    {
        IncludedObject.Object => value.DeepClone(),
        IncludedObject.Metadata => new JsonObject
        {
            ["kind"] = "PartialObjectMetadata",
            ["apiVersion"] = request.ApiVersion,
            ["metadata"] = value["metadata"]?.DeepClone(),
        },
        _ => null,
    };
}
