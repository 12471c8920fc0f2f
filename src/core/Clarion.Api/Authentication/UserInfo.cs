namespace Clarion.Api.Authentication;

/// <summary>authentication.k8s.io/v1 UserInfo.</summary>
public sealed record UserInfo
{
    /// <summary>For a ServiceAccount <c>system:serviceaccount:NAMESPACE:NAME</c>.</summary>
    public string? Username { get; init; }
}
