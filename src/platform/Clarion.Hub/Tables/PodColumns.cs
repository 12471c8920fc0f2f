using System.Globalization;
using System.Text.Json.Nodes;
using Clarion.Hub.Schemas;
using static Clarion.Hub.Tables.TableColumn;

namespace Clarion.Hub.Tables;

/// <summary>The columns of Pods.</summary>
internal static class PodColumns
{
    public static IReadOnlyList<TableColumn> All { get; } =
    [
        ObjectName(),
        Text("Ready", "How many of its containers are ready.", Ready),
        Text("Status", "Its phase, or why it is not running.", Status),
        new("Restarts", "string", Restarts) { Description = "How often its containers started again." },
        ObjectAge(),
        Wide("IP", "Its address.", value => CoreColumns.OrNone(value.Object("status").TextOf("podIP"))),
        Wide("Node", "Where it runs.", value => CoreColumns.OrNone(value.Object("spec").TextOf("nodeName"))),
        Wide("Nominated Node", "Where it may run next.",
            value => CoreColumns.OrNone(value.Object("status").TextOf("nominatedNodeName"))),
        Wide("Readiness Gates", "Conditions it waits for.", Gates),
    ];

    private static IEnumerable<JsonObject> Statuses(JsonObject value) =>
        value.Object("status").Array("containerStatuses").Objects();

    private static string Ready(JsonObject value)
    {
        var ready = Statuses(value).Count(status => status.Flag("ready") == true);
        return string.Create(
            CultureInfo.InvariantCulture, $"{ready}/{value.Object("spec").Array("containers")?.Count ?? 0}");
    }

    private static string Status(JsonObject value)
    {
        var status = value.Object("status");
        if (value.Object("metadata").TextOf("deletionTimestamp") is not null)
            return status.TextOf("reason") == "NodeLost" ? "Unknown" : "Terminating";
        var waiting = Statuses(value).Reverse().Select(container => container.Object("state"))
            .Select(state => state.Object("waiting").TextOf("reason") ?? state.Object("terminated").TextOf("reason"))
            .OfType<string>().FirstOrDefault();
        return waiting ?? status.TextOf("reason") ?? status.TextOf("phase") ?? "Unknown";
    }

    private static JsonNode Restarts(JsonObject value, DateTimeOffset now)
    {
        var count = Statuses(value).Sum(status => status.Number("restartCount") ?? 0);
        var last = Statuses(value)
            .Select(status => status.Object("lastState").Object("terminated").TextOf("finishedAt"))
            .OfType<string>().Max();
        return count == 0 || last is null
            ? count.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{count} ({Age.Since(last, now)} ago)");
    }

    private static string Gates(JsonObject value)
    {
        var gates = value.Object("spec").Array("readinessGates").Objects().ToList();
        var met = gates.Count(gate => value.Object("status").Array("conditions").Objects().Any(condition =>
            condition.TextOf("type") == gate.TextOf("conditionType") && condition.TextOf("status") == "True"));
        return gates.Count == 0 ? "<none>" : string.Create(CultureInfo.InvariantCulture, $"{met}/{gates.Count}");
    }
}
