namespace Clarion.Hub.Discovery;

/// <summary>What a client asks to learn which kinds there are.</summary>
internal static class DiscoveryDocuments
{
    /// <summary>
    /// The answer to GET of /api, /apis, /api/v1, /apis/GROUP, /apis/GROUP/VERSION and /version; null for any other path.
    /// Vary: Accept belongs to the first two.
    /// </summary>
    /// <param name="path">The request's path without query.</param>
    /// <param name="accept">The header: kubectl asks for all groups in one document.</param>
    public static DiscoveryDocument? Find(string path, string? accept) => throw new NotSupportedException();
}
