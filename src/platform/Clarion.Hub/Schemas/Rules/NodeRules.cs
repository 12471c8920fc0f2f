using System.Text.Json.Nodes;

namespace Clarion.Hub.Schemas.Rules;

/// <summary>Nodes: a new one is not ready until somebody says so.</summary>
internal sealed class NodeRules : KindRules
{
    private static readonly string[] TaintEffects = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

    /// <summary>Unlike other kinds, a Node brings its status along: kubelets register with it.</summary>
    public override void PrepareNew(JsonObject value)
    {
        var spec = value.Make("spec");
        if (spec.Array("taints") is not { } taints)
            spec["taints"] = taints = [];
        if (taints.Objects().Any(taint => taint.TextOf("key") == "node.kubernetes.io/not-ready"))
            return;
        taints.Add((JsonNode)new JsonObject { ["key"] = "node.kubernetes.io/not-ready", ["effect"] = "NoSchedule" });
    }

    public override void FillIn(JsonObject value)
    {
        var spec = value.Make("spec");
        if (spec.TextOf("podCIDR") is { } range && spec["podCIDRs"] is null)
            spec["podCIDRs"] = new JsonArray(range);
        value.Make("status");
    }

    public override void Check(JsonObject value, JsonObject? stored, CauseList causes)
    {
        var i = 0;
        foreach (var taint in value.Object("spec").Array("taints").Objects())
        {
            var path = FieldPath.Item("metadata.taints", i++);
            foreach (var problem in NameRules.Qualified(taint.TextOf("key") ?? ""))
                causes.Invalid($"{path}.key", taint["key"], problem);
            if (!TaintEffects.Contains(taint.TextOf("effect")))
                causes.NotSupported($"{path}.effect", taint["effect"], TaintEffects);
        }

        var ranges = stored.Object("spec").Array("podCIDRs");
        if (ranges is { Count: > 0 } && !JsonNode.DeepEquals(ranges, value.Object("spec").Array("podCIDRs")))
            causes.Forbidden("spec.podCIDRs", "node updates may not change podCIDR except from \"\" to valid");
    }
}
