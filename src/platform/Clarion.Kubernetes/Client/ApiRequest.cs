namespace Clarion.Kubernetes.Client;

/// <summary>One request, not yet sent; it can be sent again.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="PathAndQuery">Path from the server's root, and query.</param>
/// <param name="Operation">What it is, in words.</param>
internal sealed record ApiRequest(HttpMethod Method, string PathAndQuery, ApiOperation Operation)
{
    /// <summary>Content-Type of the body.</summary>
    public string MediaType { get; init; } = "application/json";

    /// <summary>The body, where there is one.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>Headers beyond the usual ones, or null.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>Whoever asks would rather hear of the failure than wait for another attempt.</summary>
    public bool IsSentOnce { get; init; }

    /// <summary>Whether sending it twice does the same as once.</summary>
    public bool IsRead => Method == HttpMethod.Get;
}
