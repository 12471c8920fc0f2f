using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Clarion.Kubernetes.Credentials;

/// <summary>The ways in which a user of a kubeconfig proves who it is.</summary>
internal static class KubeconfigUser
{
    private static readonly string[] Unsupported = ["exec", "auth-provider", "username", "as"];

    public static BearerToken? TokenOf(KubeconfigEntry user)
    {
        foreach (var field in Unsupported)
        {
            if (user.Content.ContainsKey(field))
                throw user.Wrong(field, "not supported: use a token or a client certificate");
        }

        // As in client-go, the file wins.
        if (user.PathOf("tokenFile") is { } path)
            return BearerToken.FromFile(path);
        return user.Text("token") is { Length: > 0 } token ? BearerToken.Fixed(token) : null;
    }

    public static X509Certificate2? CertificateOf(KubeconfigEntry user)
    {
        var certificate = PemOf(user, "client-certificate");
        var key = PemOf(user, "client-key");
        if (certificate is null && key is null)
            return null;
        if (certificate is null)
            throw user.Wrong("client-certificate", "it is missing, though there is a client-key");
        if (key is null)
            throw user.Wrong("client-key", "it is missing, though there is a client-certificate");
        try
        {
            return X509Certificate2.CreateFromPem(certificate, key);
        }
        catch (CryptographicException exception)
        {
            throw user.Wrong("client-certificate", exception.Message);
        }
    }

    private static string? PemOf(KubeconfigEntry user, string field)
    {
        if (user.Data($"{field}-data") is { } pem)
            return pem;
        if (user.PathOf(field) is not { } path)
            return null;
        try
        {
            return System.IO.File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw user.Wrong(field, exception.Message);
        }
    }
}
