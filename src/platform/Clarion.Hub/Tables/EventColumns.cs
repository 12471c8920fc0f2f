using System.Text.Json.Nodes;
using Clarion.Hub.Schemas;
using static Clarion.Hub.Tables.TableColumn;

namespace Clarion.Hub.Tables;

/// <summary>The columns of Events of both groups.</summary>
internal static class EventColumns
{
    public static IReadOnlyList<TableColumn> All { get; } =
    [
        new("Last Seen", "string", LastSeen) { Description = "The time since it last happened." },
        Text("Type", "Normal or Warning.", value => value.TextOf("type") ?? ""),
        Text("Reason", "Why, in one word.", value => value.TextOf("reason") ?? ""),
        Text("Object", "What it is about.", About),
        Wide("Subobject", "The part of it.", value => Regarding(value).TextOf("fieldPath") ?? ""),
        Wide("Source", "Who reports it.", Source),
        Text("Message", "Why, in a sentence.", value => (value.TextOf("message") ?? value.TextOf("note") ?? "").Trim()),
        new("First Seen", "string", FirstSeen) { Description = "The time since it first happened.", Priority = 1 },
        new("Count", "string", (value, _) => Count(value)) { Description = "How often it happened.", Priority = 1 },
        ObjectName() with { Priority = 1 },
    ];

    private static JsonObject? Regarding(JsonObject value) =>
        value.Object("involvedObject") ?? value.Object("regarding");

    private static JsonNode LastSeen(JsonObject value, DateTimeOffset now) => Age.Since(
        value.Object("series").TextOf("lastObservedTime") ?? value.TextOf("lastTimestamp")
        ?? value.TextOf("deprecatedLastTimestamp") ?? First(value), now);

    private static JsonNode FirstSeen(JsonObject value, DateTimeOffset now) => Age.Since(First(value), now);

    private static string? First(JsonObject value) =>
        value.TextOf("firstTimestamp") ?? value.TextOf("deprecatedFirstTimestamp") ?? value.TextOf("eventTime");

    private static JsonNode Count(JsonObject value) => value.Object("series").Number("count")
        ?? value.Number("count") ?? value.Number("deprecatedCount") ?? (value.TextOf("eventTime") is null ? 0L : 1L);

    private static string About(JsonObject value)
    {
        var about = Regarding(value);
        var kind = about.TextOf("kind")?.ToLowerInvariant() ?? "";
        return about.TextOf("name") is { } name ? $"{kind}/{name}" : kind;
    }

    private static string Source(JsonObject value)
    {
        var source = value.Object("source") ?? value.Object("deprecatedSource");
        var component = source.TextOf("component")
            ?? value.TextOf("reportingComponent") ?? value.TextOf("reportingController");
        var host = source.TextOf("host")
            ?? (source.TextOf("component") is null ? value.TextOf("reportingInstance") : null);
        return host is null ? component ?? "" : $"{component}, {host}";
    }
}
