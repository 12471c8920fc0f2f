using System.Text.Json.Nodes;
using Clarion.Api.Core;
using Clarion.Inspection;
using Clarion.Inspection.Findings;
using Clarion.Model.Services;
using Clarion.Output;

namespace Clarion.Verbs.Explain;

/// <summary>Whether traffic that arrives has somewhere to go.</summary>
internal static class TrafficSections
{
    public static FactsSection FactsOf(ServiceView service, KubeProxy proxy) => new("traffic",
    [
        new("Endpoints", "endpoints", EndpointsOf(service)),
        new("Policy", "externalTrafficPolicy", PolicyOf(service)),
        new("kube-proxy", "kubeProxy", ProxyOf(service, proxy)),
    ])
    {
        Title = "Traffic",
    };

    public static IEnumerable<Finding> FindingsOf(ServiceView service, KubeProxy proxy)
    {
        if (proxy.IsArpStrict == false)
            yield return Finding.Of(Level.Problem, FindingReason.StrictArpOff, "ConfigMap/kube-proxy", null);
        if (service.Placement?.Owner is { } owner && proxy.ReadyOn?.Contains(owner.Value) == false)
            yield return Finding.Of(Level.Problem, FindingReason.KubeProxyDown, $"Node/{owner}", null);
    }

    public static TableSection EventsOf(Judgement judgement, ServiceSurroundings surroundings) => new(
        "events",
        [new("LAST SEEN", "lastSeen"), new("TYPE", "type"), new("REASON", "reason"), new("MESSAGE", "message")],
        [.. surroundings.Events.Select(one => RowOf(judgement, one))])
    {
        Title = "Events",
        IdentityColumns = 4,
    };

    private static Cell[] RowOf(Judgement judgement, Event one) =>
    [
        Cell.Age(one.LastTimestamp ?? one.FirstTimestamp, judgement.Picture.Taken),
        ((Cell)one.Type).As(one.Type == "Warning" ? Tone.Warning : Tone.Plain), one.Reason, one.Message,
    ];

    private static Cell EndpointsOf(ServiceView service)
    {
        if (service.Endpoints is not { } tally)
            return new("not known", null);
        var where = string.Join(", ", tally.ByNode.Select(pair => $"{pair.Value} on {pair.Key}"));
        var nodes = new JsonObject();
        foreach (var (node, count) in tally.ByNode)
            nodes[node] = count;
        return new($"{tally} ready{(where.Length == 0 ? "" : $": {where}")}", new JsonObject
        {
            ["usable"] = tally.Usable, ["total"] = tally.Total, ["byNode"] = nodes,
        })
        {
            Tone = tally.Usable == 0 ? Tone.Bad : Tone.Good,
        };
    }

    private static Cell PolicyOf(ServiceView service)
    {
        if (service.Object.Spec.ExternalTrafficPolicy != nameof(TrafficPolicy.Local))
            return new("Cluster: the announcing node sends traffic on to any endpoint", nameof(TrafficPolicy.Cluster));
        return new("Local: only a node that has an endpoint announces, and keeps traffic to itself",
            nameof(TrafficPolicy.Local));
    }

    private static Cell ProxyOf(ServiceView service, KubeProxy proxy)
    {
        if (proxy.ReadyOn is not { } nodes)
            return new("not checked", null);
        var mode = proxy.Mode is { } known ? $", mode {known}" : "";
        var strict = proxy.IsArpStrict switch { true => " with strictARP", false => " without strictARP", _ => "" };
        var value = new JsonObject
        {
            ["mode"] = proxy.Mode, ["strictArp"] = proxy.IsArpStrict, ["readyNodes"] = nodes.Count,
        };
        if (service.Placement?.Owner is not { } owner)
            return new($"Ready on {nodes.Count} node{(nodes.Count == 1 ? "" : "s")}{mode}{strict}", value);
        var isReady = nodes.Contains(owner.Value);
        value["readyOnOwner"] = isReady;
        return new($"{(isReady ? "Ready" : "not Ready")} on {owner}{mode}{strict}", value)
        {
            Tone = isReady && proxy.IsArpStrict != false ? Tone.Good : Tone.Bad,
        };
    }
}
