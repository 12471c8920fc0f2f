using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Clarion.Kubernetes.Credentials;

/// <summary>Judges the certificate of the API server, anew for each connection.</summary>
internal sealed class ServerTrust(ClientConfiguration configuration) : IDisposable
{
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    private readonly Lock gate = new();
    private X509Certificate2Collection? authorities;

    /// <summary>Why the last certificate was refused; null if it was not.</summary>
    public string? Problem { get; private set; }

    /// <summary>Judges a certificate, with what TLS found out about it.</summary>
    public bool Accepts(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        lock (gate)
        {
            Problem = configuration.InsecureSkipTlsVerify
                ? null
                : ProblemOf(certificate as X509Certificate2, chain, errors);
            return Problem is null;
        }
    }

    public void Dispose() => Forget();

    private string? ProblemOf(X509Certificate2? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        var server = configuration.Server.Authority;
        if (certificate is null)
            return $"{server} showed no certificate";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            var named = certificate.GetNameInfo(X509NameType.DnsName, false);
            var wanted = configuration.TlsServerName ?? configuration.Server.Host;
            return $"the certificate of {server} is for {named}, not for {wanted}";
        }

        if (configuration.CertificateAuthority is not { } authority)
            return errors == SslPolicyErrors.None
                ? null
                : $"the certificate of {server} is not signed by an authority that this machine trusts";
        try
        {
            Forget();
            authorities = authority.Load();
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return $"the certificate authority for {server} cannot be read: {exception.Message}";
        }

        return IsSignedBy(authorities, certificate, sent)
            ? null
            : $"the certificate of {server} is not signed by the certificate authority in {authority}";
    }

    private static bool IsSignedBy(
        X509Certificate2Collection authorities, X509Certificate2 certificate, X509Chain? sent)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.ApplicationPolicy.Add(ServerAuthentication);
        chain.ChainPolicy.DisableCertificateDownloads = true;

        // A cluster's own authority publishes no revocation lists.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var element in sent?.ChainElements.Skip(1) ?? [])
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        var trusted = chain.Build(certificate);
        foreach (var element in chain.ChainElements)
            element.Certificate.Dispose();
        return trusted;
    }

    private void Forget()
    {
        foreach (var certificate in authorities ?? [])
            certificate.Dispose();
        authorities = null;
    }
}
