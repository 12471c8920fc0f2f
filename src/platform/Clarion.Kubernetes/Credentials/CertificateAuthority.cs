using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Clarion.Kubernetes.Credentials;

/// <summary>Certificates to trust, fixed or in a file that is read again for each connection.</summary>
public sealed class CertificateAuthority
{
    private readonly string? pem;
    private readonly string? path;

    private CertificateAuthority(string? pem, string? path) => (this.pem, this.path) = (pem, path);

    /// <summary>Certificates in PEM.</summary>
    public static CertificateAuthority FromPem(string pem) => new(pem, null);

    /// <summary>A file of certificates in PEM, which may be replaced.</summary>
    public static CertificateAuthority FromFile(string path) => new(null, path);

    /// <summary>Reads them.</summary>
    /// <exception cref="CryptographicException">There is none, or one is broken.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public X509Certificate2Collection Load()
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(pem ?? File.ReadAllText(path!));
        return certificates.Count > 0
            ? certificates
            : throw new CryptographicException($"{this} has no PEM block \"BEGIN CERTIFICATE\"");
    }

    public override string ToString() => path ?? "the kubeconfig";
}
