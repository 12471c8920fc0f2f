using Clarion.Api.Meta;

namespace Clarion.Api.Authentication;

/// <summary>authentication.k8s.io/v1 TokenReview: asks whose a token is.</summary>
public sealed record TokenReview : IObject
{
    public string ApiVersion { get; init => field = value ?? "authentication.k8s.io/v1"; } = "authentication.k8s.io/v1";

    public string Kind { get; init => field = value ?? "TokenReview"; } = "TokenReview";

    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();

    public TokenReviewSpec Spec { get; init => field = value ?? new(); } = new();

    public TokenReviewStatus? Status { get; init; }
}
