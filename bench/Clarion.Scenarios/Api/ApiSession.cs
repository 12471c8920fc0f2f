using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace Clarion.Scenarios.Api;

/// <summary>Plain requests to an API server, so that what is measured measures with nothing of its own.</summary>
internal sealed class ApiSession : IDisposable
{
    public const string Namespace = "bench";

    private readonly HttpClient http;

    private ApiSession(Uri server, string token, X509Certificate2Collection authorities)
    {
        var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = TrustOnly(authorities) },
        };
        http = new HttpClient(handler)
        {
            BaseAddress = server,
            DefaultRequestVersion = HttpVersion.Version20,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Opens a session with the first cluster and the first user of a kubeconfig in JSON.</summary>
    public static ApiSession Open(string kubeconfig)
    {
        var file = JsonNode.Parse(File.ReadAllText(kubeconfig))!;
        var cluster = file["clusters"]![0]!["cluster"]!;
        return Open(
            new Uri((string)cluster["server"]!),
            (string)file["users"]![0]!["user"]!["token"]!,
            Encoding.UTF8.GetString(Convert.FromBase64String((string)cluster["certificate-authority-data"]!)));
    }

    /// <summary>Opens a session with a server whose certificate one of the authorities has signed.</summary>
    public static ApiSession Open(Uri server, string token, string authoritiesPem)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(authoritiesPem);
        return new ApiSession(server, token, authorities);
    }

    /// <summary>Creates namespace bench.</summary>
    public Task CreateNamespaceAsync(CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, "api/v1/namespaces", "application/json", $$"""
            {"metadata": {"name": "{{Namespace}}"}}
            """, cancellation);

    /// <summary>Sets an annotation of a Service of namespace bench.</summary>
    public Task AnnotateServiceAsync(string name, string value, CancellationToken cancellation) =>
        SendAsync(
            HttpMethod.Patch, $"api/v1/namespaces/{Namespace}/services/{name}", "application/merge-patch+json", $$$"""
            {"metadata": {"annotations": {"sent": "{{{value}}}"}}}
            """, cancellation);

    /// <summary>Creates a Service of type LoadBalancer in namespace bench; returns when the reply is there.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="address">The address it asks for; null for any.</param>
    /// <param name="nodePorts">Whether it gets node ports, of which there are few.</param>
    public async Task CreateServiceAsync(
        string name, string? address, bool nodePorts, CancellationToken cancellation)
    {
        var service = new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = name,
                ["annotations"] = address is null ? null : new JsonObject { ["metallb.io/loadBalancerIPs"] = address },
            },
            ["spec"] = new JsonObject
            {
                ["type"] = "LoadBalancer",
                ["selector"] = new JsonObject { ["app"] = "page" },
                ["ports"] = new JsonArray(new JsonObject { ["port"] = 80 }),
                ["allocateLoadBalancerNodePorts"] = nodePorts,
            },
        };
        using var content = new StringContent(service.ToJsonString(), Encoding.UTF8, "application/json");
        using var reply = await http.PostAsync(
            new Uri($"api/v1/namespaces/{Namespace}/services", UriKind.Relative), content, cancellation);
        await Check(reply, cancellation);
    }

    /// <summary>Deletes a Service of namespace bench.</summary>
    public async Task DeleteServiceAsync(string name, CancellationToken cancellation)
    {
        using var reply = await http.DeleteAsync(
            new Uri($"api/v1/namespaces/{Namespace}/services/{name}", UriKind.Relative), cancellation);
        await Check(reply, cancellation);
    }

    /// <summary>Opens a watch of the Services of namespace bench, from now on.</summary>
    public async Task<StreamReader> WatchServicesAsync(CancellationToken cancellation)
    {
        var list = await http.GetStringAsync(
            new Uri($"api/v1/namespaces/{Namespace}/services?limit=1", UriKind.Relative), cancellation);
        var version = (string)JsonNode.Parse(list)!["metadata"]!["resourceVersion"]!;
        var query = $"?watch=true&resourceVersion={version}";
        return new StreamReader(await http.GetStreamAsync(
            new Uri($"api/v1/namespaces/{Namespace}/services{query}", UriKind.Relative), cancellation));
    }

    public void Dispose() => http.Dispose();

    private static X509ChainPolicy TrustOnly(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }

    private async Task SendAsync(
        HttpMethod method, string path, string type, string body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, type),
            Version = HttpVersion.Version20,
        };
        using var reply = await http.SendAsync(request, cancellation);
        await Check(reply, cancellation);
    }

    private static async Task Check(HttpResponseMessage reply, CancellationToken cancellation)
    {
        if (!reply.IsSuccessStatusCode)
            throw new HttpRequestException(await reply.Content.ReadAsStringAsync(cancellation));
        await reply.Content.CopyToAsync(Stream.Null, cancellation);
    }
}
