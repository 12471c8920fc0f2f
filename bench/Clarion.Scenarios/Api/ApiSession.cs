using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Clarion.Kubernetes.Yaml;

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

    /// <summary>Opens a session with the first cluster and the first user of a kubeconfig.</summary>
    public static ApiSession Open(string kubeconfig)
    {
        if (!YamlText.TryParse(File.ReadAllText(kubeconfig), out var file, out var error) || file is null)
            throw new InvalidDataException($"{kubeconfig}: {error}");
        var cluster = file["clusters"]![0]!["cluster"]!;
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(Encoding.UTF8.GetString(
            Convert.FromBase64String((string)cluster["certificate-authority-data"]!)));
        return new ApiSession(
            new Uri((string)cluster["server"]!),
            (string)file["users"]![0]!["user"]!["token"]!,
            authorities);
    }

    /// <summary>Creates an object in a collection.</summary>
    public async Task CreateAsync(string collection, string json, CancellationToken cancellation)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var reply = await http.PostAsync(new Uri(collection, UriKind.Relative), content, cancellation);
        await Check(reply, cancellation);
    }

    /// <summary>Merges a patch into an object.</summary>
    public async Task PatchAsync(string path, string json, CancellationToken cancellation)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/merge-patch+json");
        using var reply = await http.PatchAsync(new Uri(path, UriKind.Relative), content, cancellation);
        await Check(reply, cancellation);
    }

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
        await CreateAsync($"api/v1/namespaces/{Namespace}/services", service.ToJsonString(), cancellation);
    }

    /// <summary>Creates the EndpointSlice of a Service of namespace bench, with one endpoint that is ready.</summary>
    public async Task CreateEndpointsAsync(string service, string node, CancellationToken cancellation)
    {
        var slice = new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = $"{service}-1",
                ["labels"] = new JsonObject { ["kubernetes.io/service-name"] = service },
            },
            ["addressType"] = "IPv4",
            ["endpoints"] = new JsonArray(new JsonObject
            {
                ["addresses"] = new JsonArray("10.1.2.3"),
                ["nodeName"] = node,
                ["conditions"] = new JsonObject { ["ready"] = true },
            }),
        };
        await CreateAsync(
            $"apis/discovery.k8s.io/v1/namespaces/{Namespace}/endpointslices", slice.ToJsonString(), cancellation);
    }

    /// <summary>Deletes a Service of namespace bench.</summary>
    public async Task DeleteServiceAsync(string name, CancellationToken cancellation)
    {
        using var reply = await http.DeleteAsync(
            new Uri($"api/v1/namespaces/{Namespace}/services/{name}", UriKind.Relative), cancellation);
        await Check(reply, cancellation);
    }

    /// <summary>How many Services of namespace bench have an address.</summary>
    public async Task<int> CountAddressesAsync(CancellationToken cancellation)
    {
        var list = await http.GetStringAsync(
            new Uri($"api/v1/namespaces/{Namespace}/services", UriKind.Relative), cancellation);
        return JsonNode.Parse(list)!["items"]!.AsArray()
            .Count(service => service!["status"]?["loadBalancer"]?["ingress"] is JsonArray { Count: > 0 });
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

    private static async Task Check(HttpResponseMessage reply, CancellationToken cancellation)
    {
        if (!reply.IsSuccessStatusCode)
            throw new HttpRequestException(await reply.Content.ReadAsStringAsync(cancellation));
        await reply.Content.CopyToAsync(Stream.Null, cancellation);
    }
}
