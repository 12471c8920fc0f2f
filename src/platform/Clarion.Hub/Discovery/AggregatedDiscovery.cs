using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;

namespace Clarion.Hub.Discovery;

/// <summary>Every kind of every group in one document: apidiscovery.k8s.io/v2 APIGroupDiscoveryList.</summary>
internal static class AggregatedDiscovery
{
    /// <summary>The core group, /api.</summary>
    public static JsonObject OfCore() => List(HubKinds.All.Where(kind => kind.Group.Length == 0));

    /// <summary>All other groups, /apis.</summary>
    public static JsonObject OfGroups() => List(HubKinds.All.Where(kind => kind.Group.Length > 0));

    private static JsonObject List(IEnumerable<HubKind> kinds) => new()
    {
        ["kind"] = "APIGroupDiscoveryList",
        ["apiVersion"] = "apidiscovery.k8s.io/v2",
        ["metadata"] = new JsonObject(),
        ["items"] = new JsonArray([.. kinds.GroupBy(kind => kind.Group).Select(Group)]),
    };

    private static JsonObject Group(IGrouping<string, HubKind> group) => new()
    {
        ["metadata"] = group.Key.Length == 0 ? new JsonObject() : new JsonObject { ["name"] = group.Key },
        ["versions"] = new JsonArray([.. Versions.Of(group).Select(Version)]),
    };

    private static JsonObject Version(IGrouping<string, HubKind> version) => new()
    {
        ["version"] = version.Key,
        ["resources"] = new JsonArray([.. version.Select(Resource)]),
        ["freshness"] = "Current",
    };

    private static JsonObject Resource(HubKind kind)
    {
        var resource = new JsonObject
        {
            ["resource"] = kind.Plural,
            ["responseKind"] = ResponseKind(kind, null),
            ["scope"] = kind.Namespaced ? "Namespaced" : "Cluster",
            ["singularResource"] = kind.Singular,
            ["verbs"] = PlainDiscovery.Texts(kind.Verbs),
        };
        if (kind.ShortNames.Count > 0)
            resource["shortNames"] = PlainDiscovery.Texts(kind.ShortNames);
        if (kind.Categories.Count > 0)
            resource["categories"] = PlainDiscovery.Texts(kind.Categories);
        if (kind.Subresources.Count > 0)
            resource["subresources"] = new JsonArray([.. kind.Subresources.Select(part => Subresource(kind, part))]);
        return resource;
    }

    private static JsonObject Subresource(HubKind kind, HubSubresource part) => new()
    {
        ["subresource"] = part.Name,
        ["responseKind"] = ResponseKind(kind, part),
        ["verbs"] = PlainDiscovery.Texts(part.Verbs),
    };

    // Kinds that are built in leave group and version empty where they are those of the list.
    private static JsonObject ResponseKind(HubKind kind, HubSubresource? part)
    {
        var (group, version, name) = part?.Response
            ?? (kind.IsCustom ? (kind.Group, kind.Version, kind.Kind) : ("", "", kind.Kind));
        return new() { ["group"] = group, ["version"] = version, ["kind"] = name };
    }
}
