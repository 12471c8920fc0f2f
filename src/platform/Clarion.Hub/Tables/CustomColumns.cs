using System.Text.Json;
using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;
using Clarion.Hub.Schemas;

namespace Clarion.Hub.Tables;

/// <summary>The columns of custom kinds: the additionalPrinterColumns of their definitions.</summary>
internal static class CustomColumns
{
    private static readonly Dictionary<HubKind, IReadOnlyList<TableColumn>> ByKind =
        CustomDefinitions.All.ToDictionary(definition => definition.Kind, Read);

    public static IReadOnlyList<TableColumn> Of(HubKind kind) => ByKind[kind];

    private static IReadOnlyList<TableColumn> Read(CustomDefinition definition) =>
    [
        TableColumn.ObjectName(),
        .. definition.Columns.Count == 0
            ? [Column("Age", "date", ".metadata.creationTimestamp")]
            : definition.Columns.Select(column => Column(
                (string)column!["name"]!, (string)column["type"]!, (string)column["jsonPath"]!) with
            {
                Priority = (int?)column["priority"] ?? 0,
            }),
    ];

    private static TableColumn Column(string name, string type, string path)
    {
        // Our columns are plain fields; a filter would need more, and a test says so.
        var steps = path.TrimStart('.').Split('.');
        return new(name, type, (value, now) => Cell(Find(value, steps), type, now))
        {
            Description = $"Custom resource definition column (in JSONPath format): {path}",
        };
    }

    private static JsonNode? Find(JsonNode? value, string[] steps)
    {
        foreach (var step in steps)
            value = (value as JsonObject)?[step];
        return value;
    }

    private static JsonNode? Cell(JsonNode? value, string type, DateTimeOffset now) => (type, value) switch
    {
        (_, null) => null,
        ("date", _) => Age.Since(value.AsText(), now),
        ("string", JsonObject or JsonArray) => CauseList.Text(value),
        ("string", _) => value.AsText() ?? value.ToJsonString(),
        ("integer" or "number", JsonValue) when value.GetValueKind() == JsonValueKind.Number => value.DeepClone(),
        ("boolean", JsonValue) when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False =>
            value.DeepClone(),
        _ => null,
    };
}
