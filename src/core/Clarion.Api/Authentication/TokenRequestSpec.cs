namespace Clarion.Api.Authentication;

/// <summary>authentication.k8s.io/v1 TokenRequest <c>spec</c>.</summary>
public sealed record TokenRequestSpec
{
    /// <summary>Who is to accept the token, and nobody else.</summary>
    public IReadOnlyList<string>? Audiences { get; init; }

    /// <summary>600 or more.</summary>
    public long? ExpirationSeconds { get; init; }
}
