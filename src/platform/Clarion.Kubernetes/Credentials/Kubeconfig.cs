using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Clarion.Kubernetes.Yaml;

namespace Clarion.Kubernetes.Credentials;

/// <summary>Reads kubeconfig files: a context, its cluster, its user.</summary>
public static class Kubeconfig
{
    /// <summary>Loads the configuration of one context.</summary>
    /// <param name="paths">
    /// The files; of entries with the same name the first one counts, as with <c>KUBECONFIG</c>.
    /// </param>
    /// <param name="context">The context; null for the current one.</param>
    /// <param name="configuration">What was found.</param>
    /// <param name="problem">What is wrong, in which file, and what to do.</param>
    public static bool TryLoad(
        IReadOnlyList<string> paths,
        string? context,
        [NotNullWhen(true)] out ClientConfiguration? configuration,
        [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(paths);
        configuration = null;
        try
        {
            var files = paths.Where(path => paths.Count == 1 || File.Exists(path)).Select(Read).ToList();
            configuration = Resolve(files, string.Join(", ", paths), context);
            problem = null;
            return true;
        }
        catch (KubeconfigException exception)
        {
            problem = exception.Message;
            return false;
        }
    }

    private static KubeconfigFile Read(string path)
    {
        string text;
        if (Directory.Exists(path))
            throw new KubeconfigException($"kubeconfig {path} cannot be read: it is a folder");
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KubeconfigException($"kubeconfig {path} cannot be read: {exception.Message}");
        }

        if (!YamlText.TryParse(text, out var root, out var error))
            throw new KubeconfigException($"kubeconfig {path}, {error}");
        return root switch
        {
            JsonObject content => new(path, content),
            null => new(path, []),
            _ => throw new KubeconfigException($"kubeconfig {path} is no mapping with clusters, users and contexts"),
        };
    }

    private static ClientConfiguration Resolve(List<KubeconfigFile> files, string paths, string? contextName)
    {
        contextName ??= files.Select(file => file.CurrentContext).FirstOrDefault(name => !string.IsNullOrEmpty(name))
            ?? throw new KubeconfigException(
                $"kubeconfig {paths} has no current-context: name one with --context or kubectl config use-context");
        var context = Find(files, paths, "contexts", "context", contextName);
        var cluster = Find(files, paths, "clusters", "cluster", context.Require("cluster"));
        var user = context.Text("user") is { Length: > 0 } userName
            ? Find(files, paths, "users", "user", userName)
            : null;
        var configuration = new ClientConfiguration
        {
            Server = ServerOf(cluster),
            Namespace = context.Text("namespace") is { Length: > 0 } name ? name : "default",
            TlsServerName = cluster.Text("tls-server-name"),
            InsecureSkipTlsVerify = cluster.Flag("insecure-skip-tls-verify"),
            CertificateAuthority = AuthorityOf(cluster),
            Proxy = ProxyOf(cluster),
        };
        return user is null ? configuration : As(configuration, user, cluster);
    }

    private static ClientConfiguration As(
        ClientConfiguration configuration, KubeconfigEntry user, KubeconfigEntry cluster)
    {
        var (certificate, issuers) = KubeconfigUser.CertificatesOf(user);
        return configuration with
        {
            Token = KubeconfigUser.TokenOf(user),
            Basic = KubeconfigUser.BasicOf(user),
            ClientCertificate = certificate,
            ClientIssuers = issuers,
            Exec = ExecCommand.Of(user, cluster) is { } command ? new(command) : null,
            Impersonation = KubeconfigUser.ImpersonationOf(user),
        };
    }

    /// <summary>http, https or socks5, with name and password where the proxy wants them.</summary>
    private static Uri? ProxyOf(KubeconfigEntry cluster)
    {
        if (cluster.Text("proxy-url") is not { Length: > 0 } text)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var proxy) && proxy.Scheme is "http" or "https" or "socks5"
            ? proxy
            : throw cluster.Wrong("proxy-url", $"\"{text}\" is no http, https or socks5 address");
    }

    private static Uri ServerOf(KubeconfigEntry cluster)
    {
        var text = cluster.Require("server");
        return Uri.TryCreate(text, UriKind.Absolute, out var server) && server.Scheme is "https" or "http"
            ? server
            : throw cluster.Wrong("server", $"\"{text}\" is no https address");
    }

    private static CertificateAuthority? AuthorityOf(KubeconfigEntry cluster)
    {
        if (cluster.Data("certificate-authority-data") is { } pem)
            return CertificateAuthority.FromPem(pem);
        return cluster.PathOf("certificate-authority") is { } path ? CertificateAuthority.FromFile(path) : null;
    }

    private static KubeconfigEntry Find(
        List<KubeconfigFile> files, string paths, string list, string member, string name) =>
        files.Select(file => file.Find(list, member, name)).FirstOrDefault(entry => entry is not null)
        ?? throw new KubeconfigException($"kubeconfig {paths} has no entry \"{name}\" under {list}");
}
