using System.Text.Json.Nodes;

namespace Clarion.Hub.Schemas.Rules;

/// <summary>
/// What a changed Service keeps of the stored one: what was allocated and the writer left out, less what its new type
/// has no use for (patchAllocatedValues and dropTypeDependentFields of kube-apiserver).
/// </summary>
internal static class ServiceUpdates
{
    public static void Carry(JsonObject service, JsonObject stored)
    {
        var (spec, old) = (service.Make("spec"), stored.Object("spec") ?? []);
        if (ServiceShape.HasClusterIPs(stored) && ServiceShape.HasClusterIPs(service))
            CarryClusterIPs(spec, old);
        if (ServiceShape.MayHaveNodePorts(stored) && ServiceShape.MayHaveNodePorts(service))
            CarryNodePorts(spec, old);
        if (ServiceShape.HasHealthCheckPort(stored) && ServiceShape.HasHealthCheckPort(service)
            && spec.Number("healthCheckNodePort") is null or 0)
            Take(spec, old, "healthCheckNodePort");
    }

    /// <summary>Drops what the new type has no use for, where the writer left it as it was.</summary>
    public static void Drop(JsonObject service, JsonObject stored)
    {
        var (spec, old) = (service.Make("spec"), stored.Object("spec") ?? []);
        if (ServiceShape.HasClusterIPs(stored) && !ServiceShape.HasClusterIPs(service))
            DropSame(spec, old, "clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy", "internalTrafficPolicy");
        if (ServiceShape.MayHaveNodePorts(stored) && !ServiceShape.MayHaveNodePorts(service))
            DropNodePorts(spec, old);
        if (ServiceShape.HasHealthCheckPort(stored) && !ServiceShape.HasHealthCheckPort(service))
            DropSame(spec, old, "healthCheckNodePort");
        if (ServiceShape.IsLoadBalancer(stored) && !ServiceShape.IsLoadBalancer(service))
        {
            DropSame(spec, old, "allocateLoadBalancerNodePorts", "loadBalancerClass");
            service.Make("status")["loadBalancer"] = new JsonObject();
        }

        if (ServiceShape.IsExternal(stored) && !ServiceShape.IsExternal(service))
            DropSame(spec, old, "externalTrafficPolicy");
    }

    private static void CarryClusterIPs(JsonObject spec, JsonObject old)
    {
        var sameList = JsonNode.DeepEquals(spec["clusterIPs"], old["clusterIPs"]);
        if (spec.TextOf("clusterIP") is not { } primary)
            Take(spec, old, "clusterIP");
        else if (primary != old.TextOf("clusterIP") && sameList && spec.Array("clusterIPs") is { Count: > 0 } list)
            list[0] = primary;
        if (spec.Array("clusterIPs") is not { Count: > 0 } && spec.TextOf("clusterIP") == old.TextOf("clusterIP"))
            Take(spec, old, "clusterIPs");
    }

    private static void Take(JsonObject spec, JsonObject old, string field)
    {
        if (old[field] is { } value)
            spec[field] = value.DeepClone();
        else
            spec.Remove(field);
    }

    private static void CarryNodePorts(JsonObject spec, JsonObject old)
    {
        foreach (var port in spec.Array("ports").Objects().Where(port => port.Number("nodePort") is null or 0))
        {
            var before = old.Array("ports").Objects().FirstOrDefault(known =>
                known.Number("port") == port.Number("port")
                && known.TextOf("protocol") == (port.TextOf("protocol") ?? "TCP"));
            if (before?["nodePort"] is { } given)
                port["nodePort"] = given.DeepClone();
        }
    }

    private static void DropNodePorts(JsonObject spec, JsonObject old)
    {
        var known = old.Array("ports").Objects().Select(port => port.Number("nodePort")).ToList();
        foreach (var port in spec.Array("ports").Objects().Where(port => known.Contains(port.Number("nodePort"))))
            port.Remove("nodePort");
    }

    private static void DropSame(JsonObject spec, JsonObject old, params string[] fields)
    {
        foreach (var field in fields.Where(field => JsonNode.DeepEquals(spec[field], old[field])))
            spec.Remove(field);
    }
}
