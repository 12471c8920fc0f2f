using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Clarion.Kubernetes.Credentials;

namespace Clarion.Testing.Kubernetes;

/// <summary>
/// A server of the Kubernetes API on a loopback port: a real one or the Hub. Tests that take this see no difference.
/// </summary>
public abstract class TestServer : IAsyncDisposable
{
    private readonly Lazy<HttpClient> administrator;

    protected TestServer() => administrator = new(Connect);

    /// <summary>Where it listens, on 127.0.0.1.</summary>
    public abstract int Port { get; }

    /// <summary>The token of an administrator.</summary>
    public abstract string Token { get; }

    /// <summary>PEM file of the certificates that its own is checked against.</summary>
    public abstract string AuthorityFile { get; }

    /// <summary>A connection of an administrator.</summary>
    protected HttpClient Administrator => administrator.Value;

    /// <summary>How to reach it, directly or through a proxy on another port.</summary>
    /// <param name="port">A port on 127.0.0.1; null for the server's own.</param>
    /// <param name="token">Whose token; null for an administrator's.</param>
    public ClientConfiguration Configuration(int? port = null, string? token = null) => new()
    {
        Server = new($"https://127.0.0.1:{port ?? Port}"),
        Token = BearerToken.Fixed(token ?? Token),
        CertificateAuthority = CertificateAuthority.FromFile(AuthorityFile),
        UserAgent = "clarion-test",
    };

    /// <summary>A connection for any request, trusting whatever certificate it shows; the caller's.</summary>
    public HttpClient Connect()
    {
        var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
        var client = new HttpClient(handler) { BaseAddress = new($"https://127.0.0.1:{Port}") };
        client.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        client.DefaultRequestHeaders.UserAgent.ParseAdd("clarion-test");
        return client;
    }

    /// <summary>
    /// Sends any request as an administrator and gives the answer's body; for what the client under test cannot do.
    /// </summary>
    public async Task<string> SendAsync(
        HttpMethod method, string path, string? json, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await Administrator.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode
            ? body
            : throw new HttpRequestException($"{method} {path}: {(int)response.StatusCode} {body}");
    }

    /// <summary>A namespace that no other test uses.</summary>
    public async Task<string> CreateNamespaceAsync(CancellationToken cancellationToken)
    {
        var body = """{"metadata":{"generateName":"test-"}}""";
        var answer = await SendAsync(HttpMethod.Post, "/api/v1/namespaces", body, cancellationToken);
        return JsonNode.Parse(answer)!["metadata"]!["name"]!.GetValue<string>();
    }

    /// <summary>Makes it forget all states but the present one.</summary>
    public abstract Task CompactAsync(CancellationToken cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (administrator.IsValueCreated)
            administrator.Value.Dispose();
        await EndAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends it and removes what it left.</summary>
    protected abstract ValueTask EndAsync();
}
