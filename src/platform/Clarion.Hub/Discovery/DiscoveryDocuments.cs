using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;

namespace Clarion.Hub.Discovery;

/// <summary>What a client asks to learn which kinds there are.</summary>
internal static class DiscoveryDocuments
{
    /// <summary>The version of Kubernetes that the Hub follows.</summary>
    public const string KubernetesVersion = "v1.36.3";

    private const string Json = "application/json";
    private const string Aggregated = "g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    private static readonly DiscoveryDocument Core = Tagged(AggregatedDiscovery.OfCore());
    private static readonly DiscoveryDocument Groups = Tagged(AggregatedDiscovery.OfGroups());
    private static readonly Dictionary<string, DiscoveryDocument> Plain = PlainDocuments();

    /// <summary>
    /// The answer to GET of /api, /apis, /api/v1, /apis/GROUP, /apis/GROUP/VERSION and /version; null for any other
    /// path. Vary: Accept belongs to the first two.
    /// </summary>
    /// <param name="path">The request's path without query.</param>
    /// <param name="accept">The header: kubectl asks for all groups in one document.</param>
    public static DiscoveryDocument? Find(string path, string? accept)
    {
        var trimmed = path.TrimEnd('/');
        if (trimmed is "/api" or "/apis" && WantsAggregated(accept))
            return trimmed == "/api" ? Core : Groups;
        return Plain.GetValueOrDefault(trimmed);
    }

    private static bool WantsAggregated(string? accept)
    {
        var first = (accept ?? "").Split(',', 2)[0].Split(';', StringSplitOptions.TrimEntries);
        return first[0] == Json && Aggregated.Split(';').All(first.Contains);
    }

    private static Dictionary<string, DiscoveryDocument> PlainDocuments()
    {
        var documents = new Dictionary<string, JsonObject>(StringComparer.Ordinal)
        {
            ["/api"] = PlainDiscovery.CoreVersions(),
            ["/apis"] = PlainDiscovery.Groups(),
            ["/version"] = PlainDiscovery.Version(KubernetesVersion),
        };
        foreach (var group in HubKinds.All.GroupBy(kind => kind.Group))
        {
            if (group.Key.Length > 0)
                documents[$"/apis/{group.Key}"] = PlainDiscovery.Group(group.Key, withKind: true);
            foreach (var version in group.GroupBy(kind => kind.ApiVersion))
                documents[group.Key.Length > 0 ? $"/apis/{version.Key}" : $"/api/{version.Key}"] =
                    PlainDiscovery.Resources(version.Key, version);
        }

        return documents.ToDictionary(
            document => document.Key,
            document => new DiscoveryDocument(Json, Bytes(document.Value)),
            StringComparer.Ordinal);
    }

    private static DiscoveryDocument Tagged(JsonObject document)
    {
        var body = Bytes(document);
        return new($"{Json};{Aggregated}", body) { EntityTag = $"\"{Convert.ToHexString(SHA512.HashData(body))}\"" };
    }

    private static byte[] Bytes(JsonObject document) => Encoding.UTF8.GetBytes(document.ToJsonString() + "\n");
}
