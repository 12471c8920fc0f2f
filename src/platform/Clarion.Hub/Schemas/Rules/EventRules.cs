using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;

namespace Clarion.Hub.Schemas.Rules;

/// <summary>
/// Events of both groups, in their core form: checked strictly only where they were written in the new one, or carry an
/// eventTime as those do.
/// </summary>
internal sealed class EventRules : KindRules
{
    private static readonly string[] FieldsOfNew = ["reportingInstance", "action", "reason"];

    public override void FillIn(JsonObject value)
    {
        var isNew = value.TextOf("apiVersion") == CoreKinds.NewEvent.ApiVersion;
        if (value[isNew ? "deprecatedSource" : "source"] is null)
            value[isNew ? "deprecatedSource" : "source"] = new JsonObject();
        string[] times = isNew
            ? ["eventTime", "deprecatedFirstTimestamp", "deprecatedLastTimestamp"]
            : ["eventTime", "firstTimestamp", "lastTimestamp"];
        foreach (var name in times.Where(name => !value.ContainsKey(name)))
            value[name] = null;
        foreach (var name in (string[])[isNew ? "reportingController" : "reportingComponent", "reportingInstance"])
            value.Fill(name, "");
    }

    public override void Check(JsonObject value, JsonObject? stored, CauseList causes)
    {
        if (value.TextOf("apiVersion") == CoreKinds.NewEvent.ApiVersion)
            CheckNew(value, stored, causes);
        else
            CheckCore(value, causes);
    }

    private static void CheckCore(JsonObject value, CauseList causes)
    {
        CheckNamespace(value, "involvedObject", causes);
        if (value.TextOf("eventTime") is null)
            return;
        if (value.TextOf("reportingComponent") is null)
            causes.Required("reportingController");
        foreach (var name in FieldsOfNew.Where(name => value.TextOf(name) is null))
            causes.Required(name);
    }

    private static void CheckNew(JsonObject value, JsonObject? stored, CauseList causes)
    {
        if (stored is not null)
        {
            foreach (var name in ((string[])["note", "reason", "action", "type", "reportingController"])
                .Where(name => value.TextOf(name) != stored.TextOf(name)))
                causes.Invalid(name == "note" ? "message" : name, value[name], "field is immutable");
            return;
        }

        CheckNamespace(value, "regarding", causes);
        foreach (var name in ((string[])["eventTime", "reportingController", .. FieldsOfNew])
            .Where(name => value.TextOf(name) is null))
            causes.Required(name);
        if (value.TextOf("type") is not ("Normal" or "Warning"))
            causes.Invalid("type", value["type"] ?? "", $"has invalid value: {value.TextOf("type")}");
    }

    // What belongs to no namespace, such as a Node, has its events in default.
    private static void CheckNamespace(JsonObject value, string field, CauseList causes)
    {
        var about = value.Object(field).TextOf("namespace") ?? "";
        var home = value.Object("metadata").TextOf("namespace") ?? "";
        if (about != home && !(about.Length == 0 && home == "default"))
            causes.Invalid("involvedObject.namespace", about, "does not match event.namespace");
    }
}
