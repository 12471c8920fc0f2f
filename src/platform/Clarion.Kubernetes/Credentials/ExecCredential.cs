using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Clarion.Kubernetes.Credentials;

/// <summary>What a credential plug-in printed (<c>ExecCredential</c> of client.authentication.k8s.io).</summary>
/// <param name="Token">A bearer token, or null.</param>
/// <param name="Certificate">A certificate with its key, or null.</param>
/// <param name="ExpiresAt">When to ask again; null: when it is refused.</param>
internal sealed record ExecCredential(string? Token, X509Certificate2? Certificate, DateTimeOffset? ExpiresAt)
{
    /// <summary>Reads it.</summary>
    /// <param name="output">What was printed.</param>
    /// <param name="version">The version that was asked for.</param>
    /// <exception cref="FormatException">It is something else; the message continues "it printed ".</exception>
    public static ExecCredential Read(string output, string version)
    {
        JsonObject root;
        try
        {
            root = JsonNode.Parse(output) as JsonObject ?? throw new FormatException("no JSON object");
        }
        catch (JsonException problem)
        {
            throw new FormatException($"no JSON: {problem.Message}");
        }

        if (KubeconfigEntry.TextOf(root["kind"]) != "ExecCredential")
            throw new FormatException("no object of kind ExecCredential");
        var said = KubeconfigEntry.TextOf(root["apiVersion"]);
        if (said != version)
            throw new FormatException($"apiVersion {said ?? "none"}, though the kubeconfig says {version}");
        if (root["status"] is not JsonObject status)
            throw new FormatException("no status");
        var token = KubeconfigEntry.TextOf(status["token"])?.Trim();
        if (token is not null && !HeaderText.IsSafe(token))
            throw new FormatException("a token with a line break or another control character in it");
        var certificate = CertificateOf(status);
        if (string.IsNullOrEmpty(token) && certificate is null)
            throw new FormatException("neither a token nor a client certificate");
        return new(string.IsNullOrEmpty(token) ? null : token, certificate, ExpiryOf(status));
    }

    private static X509Certificate2? CertificateOf(JsonObject status)
    {
        var certificate = KubeconfigEntry.TextOf(status["clientCertificateData"]);
        var key = KubeconfigEntry.TextOf(status["clientKeyData"]);
        if (string.IsNullOrEmpty(certificate) && string.IsNullOrEmpty(key))
            return null;
        if (string.IsNullOrEmpty(certificate) || string.IsNullOrEmpty(key))
            throw new FormatException("only one of clientCertificateData and clientKeyData");
        try
        {
            return X509Certificate2.CreateFromPem(certificate, key);
        }
        catch (CryptographicException problem)
        {
            throw new FormatException($"a client certificate that cannot be read: {problem.Message}");
        }
    }

    private static DateTimeOffset? ExpiryOf(JsonObject status)
    {
        if (status["expirationTimestamp"] is not { } node)
            return null;
        return node is JsonValue value && value.TryGetValue<DateTimeOffset>(out var moment)
            ? moment
            : throw new FormatException("an expirationTimestamp that is no RFC 3339 time");
    }
}
