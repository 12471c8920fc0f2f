namespace Clarion.Api.Authentication;

/// <summary>authentication.k8s.io/v1 TokenRequest: asks for a token of a ServiceAccount.</summary>
public sealed record TokenRequest
{
    public string ApiVersion { get; init => field = value ?? "authentication.k8s.io/v1"; } = "authentication.k8s.io/v1";

    public string Kind { get; init => field = value ?? "TokenRequest"; } = "TokenRequest";

    public TokenRequestSpec Spec { get; init => field = value ?? new(); } = new();

    public TokenRequestStatus? Status { get; init; }
}
