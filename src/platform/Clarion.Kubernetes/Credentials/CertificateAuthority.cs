namespace Clarion.Kubernetes.Credentials;

/// <summary>Certificates to trust, fixed or in a file that is read again for each connection.</summary>
public sealed class CertificateAuthority
{
    private CertificateAuthority()
    {
    }
}
