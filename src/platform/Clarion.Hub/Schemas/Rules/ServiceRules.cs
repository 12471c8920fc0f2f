using System.Text.Json.Nodes;
using Clarion.Primitives;

namespace Clarion.Hub.Schemas.Rules;

/// <summary>
/// Services: defaults and checks as kube-apiserver has them. What is allocated (cluster IPs, node ports) and what
/// depends on the cluster's families is <see cref="Clarion.Hub.Services.ServiceNetwork"/>'s.
/// </summary>
internal sealed class ServiceRules : KindRules
{
    private const int AffinitySecondsDefault = 10800;
    private const int AffinitySecondsMax = 86400;

    private static readonly string[] Types = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"];
    private static readonly string[] Affinities = ["ClientIP", "None"];
    private static readonly string[] Traffic = ["Cluster", "Local"];
    private static readonly string[] Distributions = ["PreferClose", "PreferSameZone", "PreferSameNode"];

    public override void PrepareNew(JsonObject value)
    {
        value["status"] = new JsonObject();
        var spec = value.Make("spec");
        if (spec.TextOf("clusterIP") is { } primary && spec.Array("clusterIPs") is not { Count: > 0 })
            spec["clusterIPs"] = new JsonArray(primary);
    }

    public override void PrepareNext(JsonObject value, JsonObject stored)
    {
        ServiceUpdates.Carry(value, stored);
        ServiceUpdates.Drop(value, stored);
    }

    public override void FillIn(JsonObject value)
    {
        var spec = value.Make("spec");
        spec.Fill("type", "ClusterIP");
        spec.Fill("sessionAffinity", "None");
        if (spec.TextOf("sessionAffinity") == "None")
            spec.Remove("sessionAffinityConfig");
        else if (spec.TextOf("sessionAffinity") == "ClientIP")
            spec.Make("sessionAffinityConfig").Make("clientIP").Fill("timeoutSeconds", AffinitySecondsDefault);
        ServicePortRules.FillIn(spec);
        if (ServiceShape.IsExternal(value))
            spec.Fill("externalTrafficPolicy", "Cluster");
        if (ServiceShape.HasClusterIPs(value))
            spec.Fill("internalTrafficPolicy", "Cluster");
        if (ServiceShape.IsLoadBalancer(value))
            spec.Fill("allocateLoadBalancerNodePorts", true);
        foreach (var entry in value.Make("status").Make("loadBalancer").Array("ingress").Objects())
        {
            if (entry.TextOf("ip") is not null)
                entry.Fill("ipMode", "VIP");
        }
    }

    public override void Check(JsonObject value, JsonObject? stored, CauseList causes)
    {
        var spec = value.Object("spec") ?? [];
        ServicePortRules.Check(value, causes);
        ServiceAddressRules.Check(value, stored, causes);
        if (ServiceShape.Type(value) == "ExternalName")
            CheckExternalName(spec, causes);
        CheckChoice(spec, "type", Types, causes);
        CheckChoice(spec, "sessionAffinity", Affinities, causes);
        CheckChoice(spec, "internalTrafficPolicy", Traffic, causes);
        CheckChoice(spec, "trafficDistribution", Distributions, causes);
        CheckAffinity(spec, causes);
        MetadataRules.CheckLabels(spec.Object("selector"), "spec.selector", causes);
        CheckExternalAddresses(spec, causes);
        CheckExternalTraffic(value, spec, causes);
        CheckLoadBalancer(value, spec, stored, causes);
        CheckStatus(value, causes);
    }

    public override IEnumerable<string> Warnings(JsonObject value)
    {
        var spec = value.Object("spec");
        if (spec.Array("externalIPs") is { Count: > 0 })
            yield return "spec.externalIPs is deprecated and may no longer be implemented in some clusters";
        if (spec.TextOf("trafficDistribution") == "PreferClose")
            yield return "spec.trafficDistribution: \"PreferClose\" is deprecated; use \"PreferSameZone\"";
    }

    private static void CheckChoice(JsonObject spec, string field, string[] choices, CauseList causes)
    {
        if (spec.TextOf(field) is { } value && !choices.Contains(value))
            causes.NotSupported($"spec.{field}", value, choices);
    }

    private static void CheckExternalName(JsonObject spec, CauseList causes)
    {
        if (spec.TextOf("externalName") is not { } name)
        {
            causes.Required("spec.externalName");
            return;
        }

        foreach (var problem in NameRules.Subdomain(name))
            causes.Invalid("spec.externalName", name, problem);
    }

    private static void CheckAffinity(JsonObject spec, CauseList causes)
    {
        var clientIP = spec.Object("sessionAffinityConfig").Object("clientIP");
        if (clientIP.Number("timeoutSeconds") is <= 0 or > AffinitySecondsMax)
            causes.Invalid("spec.sessionAffinityConfig.clientIP.timeoutSeconds", clientIP!["timeoutSeconds"],
                $"must be greater than 0 and less than {AffinitySecondsMax}");
    }

    private static void CheckExternalAddresses(JsonObject spec, CauseList causes)
    {
        var i = 0;
        foreach (var text in spec.Array("externalIPs").Texts())
        {
            var path = FieldPath.Item("spec.externalIPs", i++);
            if (AddressRules.Problem(text) is { } problem)
                causes.Invalid(path, text, problem);
            else if (System.Net.IPAddress.IsLoopback(System.Net.IPAddress.Parse(text)))
                causes.Invalid(path, text, "may not be in the loopback range (127.0.0.0/8, ::1/128)");
        }
    }

    private static void CheckExternalTraffic(JsonObject value, JsonObject spec, CauseList causes)
    {
        var policy = spec.TextOf("externalTrafficPolicy");
        if (policy is not null && !ServiceShape.IsExternal(value))
            causes.Invalid("spec.externalTrafficPolicy", policy, "may only be set for externally-accessible services");
        else
            CheckChoice(spec, "externalTrafficPolicy", Traffic, causes);
        if (spec.Number("healthCheckNodePort") is > 0 && !ServiceShape.HasHealthCheckPort(value))
            causes.Invalid("spec.healthCheckNodePort", spec["healthCheckNodePort"],
                "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'");
    }

    private static void CheckLoadBalancer(JsonObject value, JsonObject spec, JsonObject? stored, CauseList causes)
    {
        const string onlyThere = "may only be used when `type` is 'LoadBalancer'";
        var isOne = ServiceShape.IsLoadBalancer(value);
        if (spec.Array("loadBalancerSourceRanges") is { Count: > 0 } && !isOne)
            causes.Forbidden("spec.LoadBalancerSourceRanges", onlyThere);
        var i = 0;
        foreach (var range in isOne ? spec.Array("loadBalancerSourceRanges").Texts() : [])
        {
            var path = FieldPath.Item("spec.LoadBalancerSourceRanges", i++);
            if (AddressRules.PrefixProblem(range.Trim()) is { } problem)
                causes.Invalid(path, range, problem);
        }

        if (spec["allocateLoadBalancerNodePorts"] is not null && !isOne)
            causes.Forbidden("spec.allocateLoadBalancerNodePorts", onlyThere);
        var name = spec.TextOf("loadBalancerClass");
        if (name is not null && !isOne)
            causes.Forbidden("spec.loadBalancerClass", onlyThere);
        foreach (var problem in isOne && name is not null ? NameRules.Qualified(name) : [])
            causes.Invalid("spec.loadBalancerClass", name, problem);
        if (stored is null || !isOne || !ServiceShape.IsLoadBalancer(stored))
            return;
        if (stored.Object("spec").TextOf("loadBalancerClass") != name)
            causes.Invalid("spec.loadBalancerClass", name, "may not change once set");
        if (ServiceShape.HasHealthCheckPort(stored) && ServiceShape.HasHealthCheckPort(value)
            && stored.Object("spec").Number("healthCheckNodePort") != spec.Number("healthCheckNodePort"))
            causes.Forbidden("spec.healthCheckNodePort", "field is immutable");
    }

    private static void CheckStatus(JsonObject value, CauseList causes)
    {
        const string path = "status.loadBalancer.ingress";
        var ingress = value.Object("status").Object("loadBalancer").Array("ingress");
        if (ingress is { Count: > 0 } && !ServiceShape.IsLoadBalancer(value))
        {
            causes.Forbidden(path, "may only be used when `spec.type` is 'LoadBalancer'");
            return;
        }

        var i = 0;
        foreach (var entry in ingress.Objects())
            CheckIngress(entry, FieldPath.Item(path, i++), causes);
    }

    private static void CheckIngress(JsonObject entry, string path, CauseList causes)
    {
        if (entry.TextOf("ip") is { } ip && AddressRules.Problem(ip) is { } problem)
            causes.Invalid($"{path}.ip", ip, problem);
        if (entry.TextOf("ipMode") is { } mode)
        {
            if (entry.TextOf("ip") is null)
                causes.Forbidden($"{path}.ipMode", "may not be specified when `ip` is not set");
            else if (mode is not ("VIP" or "Proxy"))
                causes.NotSupported($"{path}.ipMode", mode, ["Proxy", "VIP"]);
        }

        if (entry.TextOf("hostname") is not { } name)
            return;
        foreach (var wrong in NameRules.Subdomain(name))
            causes.Invalid($"{path}.hostname", name, wrong);
        if (IpAddress.TryParse(name, out _))
            causes.Invalid($"{path}.hostname", name, "must be a DNS name, not an IP address");
    }
}
