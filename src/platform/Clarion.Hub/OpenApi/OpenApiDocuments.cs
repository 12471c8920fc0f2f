using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Clarion.Hub.Discovery;
using Clarion.Hub.Kinds;

namespace Clarion.Hub.OpenApi;

/// <summary>
/// The schemas of all kinds as OpenAPI v3: so much as <c>kubectl create</c>, <c>apply</c>, <c>edit</c> and <c>diff</c>
/// look at. There is no /openapi/v2: whoever asks for it goes on without.
/// </summary>
internal static class OpenApiDocuments
{
    private const string Root = "/openapi/v3";

    private static readonly Dictionary<string, DiscoveryDocument> All = Make();

    /// <summary>
    /// The answer to GET of /openapi/v3, /openapi/v3/api/v1 and /openapi/v3/apis/GROUP/VERSION; null for any other
    /// path.
    /// </summary>
    /// <param name="path">The request's path without query.</param>
    public static DiscoveryDocument? Find(string path) => All.GetValueOrDefault(path);

    private static Dictionary<string, DiscoveryDocument> Make()
    {
        var documents = new Dictionary<string, DiscoveryDocument>(StringComparer.Ordinal);
        var paths = new JsonObject();
        foreach (var version in HubKinds.All.GroupBy(kind => kind.ApiVersion))
        {
            var name = version.First().Group.Length == 0 ? $"api/{version.Key}" : $"apis/{version.Key}";
            var document = Document("application/json", OpenApiDocument.Of(version));
            documents.Add($"{Root}/{name}", document);
            paths[name] = new JsonObject
            {
                ["serverRelativeURL"] = $"{Root}/{name}?hash={document.EntityTag!.Trim('"')}",
            };
        }

        // The API server answers the index as text, and kubectl reads it as JSON all the same.
        documents.Add(Root, Document("text/plain; charset=utf-8", new JsonObject { ["paths"] = paths }));
        return documents;
    }

    private static DiscoveryDocument Document(string type, JsonObject content)
    {
        var body = Encoding.UTF8.GetBytes(content.ToJsonString());
        return new(type, body) { EntityTag = $"\"{Convert.ToHexString(SHA512.HashData(body))}\"" };
    }
}
