using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;

namespace Clarion.Hub.Discovery;

/// <summary>Discovery as it was before all kinds came in one document: one document per group and version.</summary>
internal static class PlainDiscovery
{
    public static JsonObject CoreVersions() => new()
    {
        ["kind"] = "APIVersions",
        ["versions"] = new JsonArray("v1"),
        ["serverAddressByClientCIDRs"] = new JsonArray(),
    };

    public static JsonObject Groups() => new()
    {
        ["kind"] = "APIGroupList",
        ["apiVersion"] = "v1",
        ["groups"] = new JsonArray([.. HubKinds.All.Select(kind => kind.Group).Where(group => group.Length > 0)
            .Distinct().Select(group => Group(group, withKind: false))]),
    };

    /// <summary>One group, on its own or in the list of all.</summary>
    public static JsonObject Group(string group, bool withKind)
    {
        var versions = Versions.Of(HubKinds.All.Where(kind => kind.Group == group))
            .Select(version => Named(group, version.Key)).ToList();
        var document = withKind ? new JsonObject { ["kind"] = "APIGroup", ["apiVersion"] = "v1" } : [];
        document["name"] = group;
        document["versions"] = new JsonArray([.. versions]);
        document["preferredVersion"] = versions[0].DeepClone();
        return document;
    }

    public static JsonObject Resources(string apiVersion, IEnumerable<HubKind> kinds) => new()
    {
        ["kind"] = "APIResourceList",
        ["apiVersion"] = "v1",
        ["groupVersion"] = apiVersion,
        ["resources"] = new JsonArray([.. kinds.SelectMany(kind =>
            kind.Subresources.Select(part => Subresource(kind, part)).Prepend(Resource(kind)))]),
    };

    public static JsonObject Version(string version)
    {
        var parts = version.TrimStart('v').Split('.');
        return new()
        {
            ["major"] = parts[0],
            ["minor"] = parts[1],
            ["gitVersion"] = $"{version}+clarion-hub",
            ["gitCommit"] = "",
            ["gitTreeState"] = "clean",
            ["buildDate"] = "1970-01-01T00:00:00Z",
            ["goVersion"] = "",
            ["compiler"] = "",
            ["platform"] = "linux/amd64",
        };
    }

    internal static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static JsonObject Named(string group, string version) =>
        new() { ["groupVersion"] = $"{group}/{version}", ["version"] = version };

    private static JsonObject Resource(HubKind kind)
    {
        var resource = new JsonObject
        {
            ["name"] = kind.Plural,
            ["singularName"] = kind.Singular,
            ["namespaced"] = kind.Namespaced,
            ["kind"] = kind.Kind,
            ["verbs"] = Texts(kind.Verbs),
        };
        if (kind.ShortNames.Count > 0)
            resource["shortNames"] = Texts(kind.ShortNames);
        if (kind.Categories.Count > 0)
            resource["categories"] = Texts(kind.Categories);
        return resource;
    }

    private static JsonObject Subresource(HubKind kind, HubSubresource part)
    {
        var resource = new JsonObject
        {
            ["name"] = $"{kind.Plural}/{part.Name}",
            ["singularName"] = "",
            ["namespaced"] = kind.Namespaced,
            ["kind"] = part.Response?.Kind ?? kind.Kind,
            ["verbs"] = Texts(part.Verbs),
        };
        if (part.Response is var (group, version, _))
            (resource["group"], resource["version"]) = (group, version);
        return resource;
    }
}
