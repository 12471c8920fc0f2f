namespace Clarion.Kubernetes.Credentials;

/// <summary>A token, fixed or in a file that is replaced as the token rotates.</summary>
public sealed class BearerToken
{
    private BearerToken()
    {
    }
}
