using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace Clarion.Kubernetes.Credentials;

/// <summary>The ways in which a user of a kubeconfig proves who it is.</summary>
internal static class KubeconfigUser
{
    public static BearerToken? TokenOf(KubeconfigEntry user)
    {
        if (user.Content.ContainsKey("auth-provider"))
        {
            throw user.Wrong(
                "auth-provider", "not supported, kubectl has dropped it too: use exec, a token or a certificate");
        }

        // As in client-go, the file wins.
        if (user.PathOf("tokenFile") is { } path)
        {
            return File.Exists(path)
                ? BearerToken.FromFile(path) : throw user.Wrong("tokenFile", $"there is no {path}");
        }

        return user.Header("token") is { } token ? BearerToken.Fixed(token) : null;
    }

    /// <summary>Its certificate with its key, null where it has none, and the certificates behind that.</summary>
    public static (X509Certificate2? Own, X509Certificate2Collection Issuers) CertificatesOf(KubeconfigEntry user)
    {
        var certificate = user.Pem("client-certificate");
        var key = user.Pem("client-key");
        if (certificate is null && key is null)
            return (null, []);
        if (certificate is null)
            throw user.Wrong("client-certificate", "it is missing, though there is a client-key");
        if (key is null)
            throw user.Wrong("client-key", "it is missing, though there is a client-certificate");
        try
        {
            var all = new X509Certificate2Collection();
            all.ImportFromPem(certificate);
            return (X509Certificate2.CreateFromPem(certificate, key), [.. all.Skip(1)]);
        }
        catch (CryptographicException exception)
        {
            throw user.Wrong("client-certificate", exception.Message);
        }
    }

    public static Impersonation? ImpersonationOf(KubeconfigEntry user)
    {
        var groups = user.Content["as-groups"] as JsonArray ?? [];
        var extra = user.Content["as-user-extra"] as JsonObject ?? [];
        if (user.Header("as") is not { } name)
        {
            return groups.Count == 0 && extra.Count == 0 && user.Text("as-uid") is null
                ? null
                : throw user.Wrong("as", "it is missing, though there is as-uid, as-groups or as-user-extra");
        }

        return new(name)
        {
            Uid = user.Header("as-uid"),
            Groups = [.. groups.Select(KubeconfigEntry.TextOf).OfType<string>().Select(g => user.Safe("as-groups", g))],
            Extra =
            [
                .. from attribute in extra
                   from value in attribute.Value as JsonArray ?? []
                   select new KeyValuePair<string, string>(
                       attribute.Key, user.Safe("as-user-extra", KubeconfigEntry.TextOf(value) ?? "")),
            ],
        };
    }

    /// <summary>Name and password, for a proxy in front of the API server; it takes none itself since v1.19.</summary>
    public static string? BasicOf(KubeconfigEntry user) => user.Text("username") is { Length: > 0 } name
        ? Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{user.Text("password")}"))
        : null;
}
