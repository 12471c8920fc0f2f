using System.Text.Json.Nodes;

namespace Clarion.Hub.Schemas.Rules;

/// <summary>Which parts a Service has, as its type and policies say.</summary>
internal static class ServiceShape
{
    public static string Type(JsonObject service) => service.Object("spec").TextOf("type") ?? "ClusterIP";

    public static bool IsLoadBalancer(JsonObject service) => Type(service) == "LoadBalancer";

    public static bool HasClusterIPs(JsonObject service) =>
        Type(service) is "ClusterIP" or "NodePort" or "LoadBalancer";

    public static bool IsHeadless(JsonObject service) => service.Object("spec").TextOf("clusterIP") == "None";

    /// <summary>Whether ports may have a port on every node.</summary>
    public static bool MayHaveNodePorts(JsonObject service) => Type(service) is "NodePort" or "LoadBalancer";

    /// <summary>Whether every port is given one where it has none.</summary>
    public static bool WantsNodePorts(JsonObject service) => Type(service) == "NodePort"
        || (IsLoadBalancer(service) && service.Object("spec").Flag("allocateLoadBalancerNodePorts") != false);

    public static bool HasHealthCheckPort(JsonObject service) => IsLoadBalancer(service)
        && service.Object("spec").TextOf("externalTrafficPolicy") == "Local";

    /// <summary>Whether traffic comes to it from outside the cluster.</summary>
    public static bool IsExternal(JsonObject service) => MayHaveNodePorts(service)
        || (Type(service) == "ClusterIP" && service.Object("spec").Array("externalIPs") is { Count: > 0 });
}
