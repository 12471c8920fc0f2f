using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography.X509Certificates;

namespace Clarion.Kubernetes.Credentials;

/// <summary>Where the API server is and who we are to it.</summary>
public sealed record ClientConfiguration
{
    /// <summary>Its address, for example <c>https://10.96.0.1:443</c>; a path in it is kept.</summary>
    public required Uri Server { get; init; }

    /// <summary>The namespace of the context, or of the pod.</summary>
    public string Namespace { get; init; } = "default";

    /// <summary>Whom to trust; null for the machine's own list.</summary>
    public CertificateAuthority? CertificateAuthority { get; init; }

    /// <summary>The name that the server's certificate must have, where it differs from the address.</summary>
    public string? TlsServerName { get; init; }

    /// <summary>Whether to believe any certificate: only when the kubeconfig says so.</summary>
    public bool InsecureSkipTlsVerify { get; init; }

    /// <summary>A bearer token, or null.</summary>
    public BearerToken? Token { get; init; }

    /// <summary>A certificate with its key, or null.</summary>
    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>
    /// Sent after it, for a server that knows only the root: each certifies the one before (RFC 8446 section 4.4.2).
    /// </summary>
    public X509Certificate2Collection ClientIssuers { get; init; } = [];

    /// <summary>Name and password in base64, or null; used where there is no token.</summary>
    public string? Basic { get; init; }

    /// <summary>A program that gives a token or a certificate, or null; used where there is neither.</summary>
    public ExecPlugin? Exec { get; init; }

    /// <summary>As whom to make the requests; null: as oneself.</summary>
    public Impersonation? Impersonation { get; init; }

    /// <summary>The proxy on the way: http, https or socks5; null: none.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>What the API server's audit log, and the field manager of writes, call us.</summary>
    public string UserAgent { get; init; } = "clarion";

    /// <summary>
    /// Finds the configuration as kubectl does: the file given, else the files of <c>KUBECONFIG</c>, else the pod's
    /// service account, else <c>~/.kube/config</c>.
    /// </summary>
    /// <param name="kubeconfig">A path; null or empty: none.</param>
    /// <param name="context">A context of the kubeconfig; null or empty: its current one.</param>
    /// <param name="configuration">What was found.</param>
    /// <param name="problem">What is wrong, where, and what to do.</param>
    public static bool TryFind(
        string? kubeconfig,
        string? context,
        [NotNullWhen(true)] out ClientConfiguration? configuration,
        [NotNullWhen(false)] out string? problem)
    {
        context = string.IsNullOrEmpty(context) ? null : context;
        if (!string.IsNullOrEmpty(kubeconfig))
            return Kubeconfig.TryLoad([kubeconfig], context, out configuration, out problem);
        if (Environment.GetEnvironmentVariable("KUBECONFIG") is { Length: > 0 } variable)
            return Kubeconfig.TryLoad(
                variable.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
                context,
                out configuration,
                out problem);
        if (InClusterCredentials.AreThere)
            return InClusterCredentials.TryLoad(out configuration, out problem);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return Kubeconfig.TryLoad([Path.Combine(home, ".kube", "config")], context, out configuration, out problem);
    }
}
