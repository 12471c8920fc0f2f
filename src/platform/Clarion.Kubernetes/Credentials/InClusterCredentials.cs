using System.Diagnostics.CodeAnalysis;

namespace Clarion.Kubernetes.Credentials;

/// <summary>The service account that Kubernetes mounts into a pod.</summary>
public static class InClusterCredentials
{
    private const string MountedFolder = "/var/run/secrets/kubernetes.io/serviceaccount";

    /// <summary>Whether this process runs in a pod.</summary>
    public static bool AreThere => Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST") is { Length: > 0 };

    /// <summary>Reads them.</summary>
    public static bool TryLoad(
        [NotNullWhen(true)] out ClientConfiguration? configuration, [NotNullWhen(false)] out string? problem) =>
        TryLoad(
            MountedFolder,
            Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST"),
            Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_PORT"),
            out configuration,
            out problem);

    /// <summary>Reads them from a folder.</summary>
    /// <param name="folder">Where the account is mounted.</param>
    /// <param name="host">The API server's address; an IPv6 one without brackets.</param>
    /// <param name="port">Its port; null for 443.</param>
    /// <param name="configuration">What was found.</param>
    /// <param name="problem">What is missing, and what to do.</param>
    internal static bool TryLoad(
        string folder,
        string? host,
        string? port,
        [NotNullWhen(true)] out ClientConfiguration? configuration,
        [NotNullWhen(false)] out string? problem)
    {
        configuration = null;
        problem = null;
        port ??= "443";
        if (string.IsNullOrEmpty(host))
        {
            problem = "KUBERNETES_SERVICE_HOST is not set: this is no pod; give --kubeconfig or set KUBECONFIG";
            return false;
        }

        if (!Uri.TryCreate(
            $"https://{(host.Contains(':') ? $"[{host}]" : host)}:{port}", UriKind.Absolute, out var server))
        {
            problem = $"KUBERNETES_SERVICE_HOST={host} and KUBERNETES_SERVICE_PORT={port} are no address";
            return false;
        }

        var tokenFile = Path.Combine(folder, "token");
        var authorityFile = Path.Combine(folder, "ca.crt");
        foreach (var file in new[] { tokenFile, authorityFile })
        {
            if (File.Exists(file))
                continue;
            problem = $"{file} is missing: give the pod a service account (automountServiceAccountToken)";
            return false;
        }

        configuration = new()
        {
            Server = server,
            Token = BearerToken.FromFile(tokenFile),
            CertificateAuthority = CertificateAuthority.FromFile(authorityFile),
            Namespace = ReadNamespace(folder) ?? "default",
        };
        return true;
    }

    private static string? ReadNamespace(string folder)
    {
        var file = Path.Combine(folder, "namespace");
        return File.Exists(file) && File.ReadAllText(file).Trim() is { Length: > 0 } name ? name : null;
    }
}
