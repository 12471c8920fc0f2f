using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Clarion.Api;
using Clarion.Api.Core;
using Clarion.Api.Meta;
using Clarion.Api.MetalLb;
using Clarion.Kubernetes.Client;
using Clarion.Speaker;
using Clarion.Testing.Kubernetes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Clarion.Tests.Platform.Speaker;

/// <summary>
/// A cluster of its own within an API server that tests share: a namespace, nodes named after it, and a
/// loadBalancerClass, so that no other test's Services count. It writes what kubelets and controllers would.
/// </summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly TestServer server;
    private readonly CancellationToken cancel;
    private readonly List<RunningSpeaker> speakers = [];
    private readonly List<string> nodes = [];

    private Cluster(TestServer server, string space, CancellationToken cancel)
    {
        (this.server, Namespace, this.cancel) = (server, space, cancel);
        Client = KubernetesClient.Connect(server.Configuration(), TimeProvider.System, NullLoggerFactory.Instance);
    }

    public string Namespace { get; }

    public KubernetesClient Client { get; }

    /// <summary>A cluster with these nodes, each Ready and with a Ready speaker's pod.</summary>
    public static async Task<Cluster> StartAsync(TestServer server, CancellationToken cancel, params string[] nodes)
    {
        var cluster = new Cluster(server, await server.CreateNamespaceAsync(cancel), cancel);
        foreach (var node in nodes)
        {
            await cluster.AddNodeAsync(node);
            await cluster.AddPodAsync(node);
        }

        return cluster;
    }

    public string NodeName(string node) => $"{Namespace}-{node}";

    /// <summary>Starts the speaker of a node.</summary>
    public RunningSpeaker StartSpeaker(string node, params ImmutableArray<string> interfaces) =>
        StartSpeaker(node, Client, interfaces);

    /// <summary>Starts the speaker of a node with its own way to the API server.</summary>
    public RunningSpeaker StartSpeaker(string node, KubernetesClient client, params ImmutableArray<string> interfaces)
    {
        var options = new SpeakerOptions(new(NodeName(node)), $"speaker-{node}", Namespace)
        {
            LoadBalancerClass = $"test/{Namespace}",
            OrphanGrace = TimeSpan.FromSeconds(1),
        };
        var speaker = new RunningSpeaker(client, options, interfaces.IsEmpty ? ["eth0"] : interfaces);
        speakers.Add(speaker);
        return speaker;
    }

    public async Task AddNodeAsync(string node)
    {
        await SendAsync(HttpMethod.Post, "/api/v1/nodes", $$$$"""{"metadata":{"name":"{{{{NodeName(node)}}}}"}}""");
        nodes.Add(NodeName(node));
        await SetNodeReadyAsync(node, true);
    }

    public Task SetNodeReadyAsync(string node, bool isReady)
    {
        var status = isReady ? "True" : "Unknown";
        return PatchAsync(Kinds.Node, new("", NodeName(node)),
            $$$$"""{"status":{"conditions":[{"type":"Ready","status":"{{{{status}}}}"}]}}""", "status");
    }

    public Task LabelNodeAsync(string node, string key, string value) => PatchAsync(
        Kinds.Node, new("", NodeName(node)), $$$$"""{"metadata":{"labels":{"{{{{key}}}}":"{{{{value}}}}"}}}""");

    public async Task AddPodAsync(string node)
    {
        await SendAsync(HttpMethod.Post, $"/api/v1/namespaces/{Namespace}/pods", $$$$"""
            {"metadata":{"name":"speaker-{{{{node}}}}","labels":{"app":"metallb","component":"speaker"}},
             "spec":{"nodeName":"{{{{NodeName(node)}}}}",
                     "containers":[{"name":"speaker","image":"clarion:test",
                                    "args":["speaker","--lb-class=test/{{{{Namespace}}}}"]}]}}
            """);
        await SetPodReadyAsync(node, true);
    }

    /// <summary>Writes what a kubelet says of a speaker's pod.</summary>
    public Task SetPodReadyAsync(string node, bool isReady, int restarts = 0, int sinceSeconds = 0)
    {
        var changed = (TimeProvider.System.GetUtcNow() - TimeSpan.FromSeconds(sinceSeconds))
            .ToString("yyyy-MM-ddTHH:mm:ssZ", null);
        var (status, ready) = isReady ? ("True", "true") : ("False", "false");
        return PatchAsync(Kinds.Pod, new(Namespace, $"speaker-{node}"), $$$$"""
            {"status":{"phase":"Running","startTime":"2026-01-01T00:00:00Z",
             "conditions":[{"type":"Ready","status":"{{{{status}}}}","lastTransitionTime":"{{{{changed}}}}"}],
             "containerStatuses":[{"name":"speaker","image":"clarion","imageID":"","ready":{{{{ready}}}},
                                   "restartCount":{{{{restarts}}}}}]}}
            """, "status");
    }

    public Task PoolAsync(string name, params string[] addresses) => CreateAsync(Kinds.IPAddressPool, name,
        $$$$"""{"addresses":[{{{{string.Join(',', addresses.Select(range => $"\"{range}\""))}}}}]}""");

    public Task AdvertiseAsync(string name, string? spec = null) => CreateAsync(Kinds.L2Advertisement, name, spec);

    public Task DeleteAsync(string plural, string name) => SendAsync(
        HttpMethod.Delete, $"/apis/metallb.io/v1beta1/namespaces/{Namespace}/{plural}/{name}", null);

    public Task ConfigMapAsync(string name, string key, string text) => SendAsync(
        HttpMethod.Post, $"/api/v1/namespaces/{Namespace}/configmaps",
        new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = name },
            ["data"] = new JsonObject { [key] = text },
        }.ToJsonString());

    /// <summary>
    /// A Service of this cluster's class with an address, and endpoints on a node that has nothing else.
    /// </summary>
    public async Task ServiceAsync(string name, string address, string policy = "Cluster", string? pool = null)
    {
        var annotations = pool is null ? "{}" : $$$$"""{"metallb.io/ip-allocated-from-pool":"{{{{pool}}}}"}""";
        await SendAsync(HttpMethod.Post, $"/api/v1/namespaces/{Namespace}/services", $$$$"""
            {"metadata":{"name":"{{{{name}}}}","annotations":{{{{annotations}}}}},
             "spec":{"type":"LoadBalancer","loadBalancerClass":"test/{{{{Namespace}}}}","ports":[{"port":80}],
                     "allocateLoadBalancerNodePorts":false,"externalTrafficPolicy":"{{{{policy}}}}"}}
            """);
        await PatchAsync(Kinds.Service, new(Namespace, name),
            $$$$"""{"status":{"loadBalancer":{"ingress":[{"ip":"{{{{address}}}}"}]}}}""", "status");
        await EndpointsAsync(name, "elsewhere");
    }

    /// <summary>Says where a Service's pods are.</summary>
    public async Task EndpointsAsync(string service, params string[] on)
    {
        var endpoints = string.Join(',', on.Select((node, number) =>
            $$$$"""
            {"addresses":["10.9.9.{{{{number + 1}}}}"],"nodeName":"{{{{NodeName(node)}}}}","conditions":{"ready":true}}
            """));
        var path = $"/apis/discovery.k8s.io/v1/namespaces/{Namespace}/endpointslices";
        var found = await Client.GetAsync(Kinds.EndpointSlice, new(Namespace, $"{service}-1"), cancel);
        var (method, target) = found.IsSuccess ? (HttpMethod.Put, $"{path}/{service}-1") : (HttpMethod.Post, path);
        await SendAsync(method, target, $$$$"""
            {"apiVersion":"discovery.k8s.io/v1","kind":"EndpointSlice","addressType":"IPv4",
             "metadata":{"name":"{{{{service}}}}-1","labels":{"kubernetes.io/service-name":"{{{{service}}}}"}},
             "endpoints":[{{{{endpoints}}}}]}
            """);
    }

    public Task DeleteServiceAsync(string name) => SendAsync(
        HttpMethod.Delete, $"/api/v1/namespaces/{Namespace}/services/{name}", null);

    public async Task<IReadOnlyList<ServiceL2Status>> StatusesAsync(CancellationToken cancellationToken) =>
        (await Client.ListAsync(Kinds.ServiceL2Status, new(Namespace), cancellationToken)).ValueOrThrow.Items;

    /// <summary>Waits until a speaker has said that it announces a Service.</summary>
    public Task StatusWrittenAsync(string service) => Testing.Waiting.Eventually.HoldsAsync(
        $"a speaker says that it announces {service}", TimeSpan.FromSeconds(60),
        async token => (await StatusesAsync(token)).Any(status => status.Status?.ServiceName == service), cancel);

    /// <summary>The speakers' events: the API server tells about Services too, when it repairs ClusterIPs.</summary>
    public async Task<IReadOnlyList<Event>> EventsAsync(CancellationToken cancellationToken) =>
        [.. (await Client.ListAsync(Kinds.Event, new(Namespace), cancellationToken)).ValueOrThrow.Items
            .Where(found => found.Source?.Component == "metallb-speaker")];

    public async ValueTask DisposeAsync()
    {
        foreach (var speaker in speakers)
            await speaker.DisposeAsync();
        foreach (var node in nodes)
            await Client.DeleteAsync(Kinds.Node, new("", node), null, CancellationToken.None);
        await Client.DisposeAsync();
    }

    public Task<string> SendAsync(HttpMethod method, string path, string? json) =>
        server.SendAsync(method, path, json, cancel);

    private Task<string> CreateAsync<T>(ObjectKind<T> kind, string name, string? spec)
        where T : IObject => SendAsync(
        HttpMethod.Post, $"/apis/metallb.io/v1beta1/namespaces/{Namespace}/{kind.Plural}", $$$$"""
            {"apiVersion":"metallb.io/v1beta1","kind":"{{{{kind.Kind}}}}",
             "metadata":{"name":"{{{{name}}}}"}{{{{(spec is null ? "" : ",\"spec\":" + spec)}}}}}
            """);

    private async Task PatchAsync<T>(ObjectKind<T> kind, ObjectKey key, string json, string? subresource = null)
        where T : class, IObject
    {
        var patch = Patch.Merge(JsonNode.Parse(json)!) with { Subresource = subresource };
        _ = (await Client.PatchAsync(kind, key, patch, cancel)).ValueOrThrow;
    }
}
