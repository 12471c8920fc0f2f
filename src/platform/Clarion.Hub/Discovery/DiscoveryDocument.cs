namespace Clarion.Hub.Discovery;

/// <summary>A document that is the same for every request of its kind.</summary>
/// <param name="ContentType">For the header of that name.</param>
/// <param name="Body">UTF-8 JSON.</param>
internal sealed record DiscoveryDocument(string ContentType, byte[] Body)
{
    /// <summary>
    /// With quotes, for <c>ETag</c>, to be compared with <c>If-None-Match</c>; null where there is none.
    /// </summary>
    public string? EntityTag { get; init; }
}
