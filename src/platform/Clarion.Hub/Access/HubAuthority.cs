using System.Net;
using System.Net.NetworkInformation;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Clarion.Hub.Access;

/// <summary>The Hub's own certificate authority, made on the first start and kept in its directory.</summary>
internal sealed class HubAuthority : IDisposable
{
    private const string CertificateFile = "ca.crt";
    private const string KeyFile = "ca.key";

    // A tool's directory is made anew more often than this.
    private const int YearsValid = 10;

    private readonly X509Certificate2 certificate;

    private HubAuthority(X509Certificate2 certificate) => this.certificate = certificate;

    /// <summary>What clients trust.</summary>
    public string Pem => certificate.ExportCertificatePem();

    /// <summary>Reads the authority of a directory, or makes it there.</summary>
    public static HubAuthority Open(HubDirectory directory, TimeProvider time)
    {
        var (certificate, key) = (directory.Read(CertificateFile), directory.Read(KeyFile));
        return certificate is not null && key is not null
            ? new(Read(directory, certificate, key))
            : new(Make(directory, time));
    }

    /// <summary>A certificate for the server, for every name that clients here and on its networks may use.</summary>
    public X509Certificate2 IssueFor(IPAddress listen)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=clarion-hub-server", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var address in AddressesOf(listen))
            names.AddIpAddress(address);
        names.AddDnsName("localhost");
        names.AddDnsName("kubernetes");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1")], false));
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] &= 0x7f;
        using var signed = request.Create(certificate, certificate.NotBefore, certificate.NotAfter, serial);
        return signed.CopyWithPrivateKey(key);
    }

    public void Dispose() => certificate.Dispose();

    private static X509Certificate2 Read(HubDirectory directory, string certificate, string key)
    {
        try
        {
            return X509Certificate2.CreateFromPem(certificate, key);
        }
        catch (Exception problem) when (problem is CryptographicException or ArgumentException)
        {
            throw new HubStartException(
                $"{directory.PathOf(CertificateFile)} and {directory.PathOf(KeyFile)} are not a certificate and its "
                + "key. Delete both: the Hub makes new ones, and clients take the new kubeconfig files");
        }
    }

    private static X509Certificate2 Make(HubDirectory directory, TimeProvider time)
    {
        using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=clarion-hub", fresh, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var now = time.GetUtcNow();
        var made = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(YearsValid));
        directory.Write(KeyFile, fresh.ExportPkcs8PrivateKeyPem());
        directory.Write(CertificateFile, made.ExportCertificatePem());
        return made;
    }

    private static IEnumerable<IPAddress> AddressesOf(IPAddress listen)
    {
        var everywhere = listen.Equals(IPAddress.Any) || listen.Equals(IPAddress.IPv6Any);
        var own = everywhere
            ? NetworkInterface.GetAllNetworkInterfaces()
                .SelectMany(link => link.GetIPProperties().UnicastAddresses)
                .Select(unicast => new IPAddress(unicast.Address.GetAddressBytes()))
            : [listen];
        return own.Append(IPAddress.Loopback).Append(IPAddress.IPv6Loopback).Distinct();
    }
}
