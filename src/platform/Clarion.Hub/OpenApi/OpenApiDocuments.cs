using Clarion.Hub.Discovery;

namespace Clarion.Hub.OpenApi;

/// <summary>
/// The schemas of all kinds as OpenAPI v3: so much as <c>kubectl create</c>, <c>apply</c>, <c>edit</c> and <c>diff</c> look
/// at. There is no /openapi/v2: whoever asks for it goes on without.
/// </summary>
internal static class OpenApiDocuments
{
    /// <summary>
    /// The answer to GET of /openapi/v3, /openapi/v3/api/v1 and /openapi/v3/apis/GROUP/VERSION; null for any other path.
    /// </summary>
    /// <param name="path">The request's path without query.</param>
    public static DiscoveryDocument? Find(string path) => throw new NotSupportedException();
}
