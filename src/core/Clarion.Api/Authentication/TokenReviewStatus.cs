namespace Clarion.Api.Authentication;

/// <summary>authentication.k8s.io/v1 TokenReview <c>status</c>.</summary>
public sealed record TokenReviewStatus
{
    public bool Authenticated { get; init; }

    public UserInfo? User { get; init; }

    /// <summary>Those of the audiences asked for that the token is for.</summary>
    public IReadOnlyList<string>? Audiences { get; init; }

    public string? Error { get; init; }
}
