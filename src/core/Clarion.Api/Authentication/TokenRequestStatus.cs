namespace Clarion.Api.Authentication;

/// <summary>authentication.k8s.io/v1 TokenRequest <c>status</c>.</summary>
public sealed record TokenRequestStatus
{
    public string? Token { get; init; }

    public DateTimeOffset? ExpirationTimestamp { get; init; }
}
