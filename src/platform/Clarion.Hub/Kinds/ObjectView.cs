using System.Text.Json.Nodes;

namespace Clarion.Hub.Kinds;

/// <summary>
/// One stored object under several versions: both of BGPPeer differ by apiVersion only, and Events of both groups by
/// names of fields. Stored are the version that was written for BGPPeer, and core v1 for Event.
/// </summary>
internal static class ObjectView
{
    /// <summary>Fields of an Event: in core, and in events.k8s.io.</summary>
    private static readonly (string Core, string New)[] EventFields =
    [
        ("involvedObject", "regarding"),
        ("message", "note"),
        ("source", "deprecatedSource"),
        ("firstTimestamp", "deprecatedFirstTimestamp"),
        ("lastTimestamp", "deprecatedLastTimestamp"),
        ("count", "deprecatedCount"),
        ("reportingComponent", "reportingController"),
    ];

    private static readonly Dictionary<string, string> ToNew =
        EventFields.ToDictionary(pair => pair.Core, pair => pair.New);

    private static readonly Dictionary<string, string> ToCore =
        EventFields.ToDictionary(pair => pair.New, pair => pair.Core);

    /// <summary>The object as a version shows it: the same instance where nothing differs, else a copy.</summary>
    /// <param name="kind">The kind and version that is asked for.</param>
    /// <param name="stored">The object as it is stored; not changed.</param>
    public static JsonObject Of(HubKind kind, JsonObject stored) =>
        (string?)stored["apiVersion"] == kind.ApiVersion ? stored
        : kind == CoreKinds.NewEvent ? Renamed(stored, ToNew, kind.ApiVersion)
        : Renamed(stored, [], kind.ApiVersion);

    /// <summary>The form in which an object is stored that was written in a version.</summary>
    /// <param name="kind">The kind and version that was written.</param>
    /// <param name="written">The object; the same instance comes back where nothing differs.</param>
    public static JsonObject ToStored(HubKind kind, JsonObject written) => kind == CoreKinds.NewEvent
        ? Renamed(written, ToCore, CoreKinds.Event.ApiVersion)
        : written;

    private static JsonObject Renamed(JsonObject value, Dictionary<string, string> names, string apiVersion)
    {
        var renamed = new JsonObject();
        foreach (var (name, field) in value)
            renamed[names.GetValueOrDefault(name, name)] = name == "apiVersion" ? apiVersion : field?.DeepClone();
        return renamed;
    }
}
