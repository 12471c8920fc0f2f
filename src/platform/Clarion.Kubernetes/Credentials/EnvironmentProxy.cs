using System.Net;

namespace Clarion.Kubernetes.Credentials;

/// <summary>
/// The proxy that the environment names, as kubectl takes it: <c>HTTPS_PROXY</c> or <c>HTTP_PROXY</c>, and
/// <c>NO_PROXY</c> with names, suffixes, addresses and prefixes; small letters do too. Never for this machine itself.
/// </summary>
public static class EnvironmentProxy
{
    /// <summary>The proxy on the way to a server; null: none.</summary>
    /// <param name="server">Where to.</param>
    /// <param name="variable">The environment.</param>
    public static Uri? For(Uri server, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(variable);
        string? Of(string name) =>
            variable(name) is { Length: > 0 } text ? text : variable(name.ToLowerInvariant());
        var named = Of(server.Scheme == Uri.UriSchemeHttps ? "HTTPS_PROXY" : "HTTP_PROXY");
        if (string.IsNullOrEmpty(named) || server.IsLoopback || IsExcepted(server, Of("NO_PROXY") ?? ""))
            return null;
        var address = named.Contains("://", StringComparison.Ordinal) ? named : $"http://{named}";
        return Uri.TryCreate(address, UriKind.Absolute, out var proxy) && proxy.Scheme is "http" or "https" or "socks5"
            ? proxy : null;
    }

    private static bool IsExcepted(Uri server, string exceptions) => exceptions
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Any(exception => exception == "*" || Covers(exception, server));

    private static bool Covers(string exception, Uri server)
    {
        if (IPAddress.TryParse(server.IdnHost, out var address))
        {
            return IPNetwork.TryParse(exception, out var network)
                ? network.Contains(address)
                : IPAddress.TryParse(exception, out var same) && same.Equals(address);
        }

        if (exception.Split(':') is [var host, var port])
        {
            if (port != $"{server.Port}")
                return false;
            exception = host;
        }

        var suffix = exception.StartsWith('*') ? exception[1..] : exception;
        return suffix.StartsWith('.')
            ? server.IdnHost.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
            : server.IdnHost.Equals(suffix, StringComparison.OrdinalIgnoreCase)
                || server.IdnHost.EndsWith($".{suffix}", StringComparison.OrdinalIgnoreCase);
    }
}
