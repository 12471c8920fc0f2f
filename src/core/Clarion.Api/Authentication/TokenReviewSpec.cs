namespace Clarion.Api.Authentication;

/// <summary>authentication.k8s.io/v1 TokenReview <c>spec</c>.</summary>
public sealed record TokenReviewSpec
{
    public string? Token { get; init; }

    /// <summary>The token must be for one of them; none means the API server's own.</summary>
    public IReadOnlyList<string>? Audiences { get; init; }
}
