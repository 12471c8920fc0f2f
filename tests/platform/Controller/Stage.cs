using System.Text.Json.Nodes;
using Clarion.Api;
using Clarion.Api.Core;
using Clarion.Api.Meta;
using Clarion.Api.MetalLb;
using Clarion.Controller;
using Clarion.Kubernetes.Client;
using Clarion.Testing.Kubernetes;
using Clarion.Tests.Platform.Kubernetes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Clarion.Tests.Platform.Controller;

/// <summary>
/// A namespace of its own on the API server, with configuration and Services in it. The controllers of a test handle
/// the Services of a class named like the namespace, so that tests do not disturb each other.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly TestServer server;
    private readonly KubernetesClient client;
    private readonly List<RunningController> controllers = [];

    private Stage(TestServer server, string name)
    {
        (this.server, Namespace) = (server, name);
        client = KubernetesClient.Connect(server.Configuration(), TimeProvider.System, NullLoggerFactory.Instance);
        Services = new(client, Kinds.Service, name);
        Events = new(client, Kinds.Event, name);
        Pools = new(client, Kinds.IPAddressPool, name);
    }

    public string Namespace { get; }

    public Following<Service> Services { get; }

    public Following<Event> Events { get; }

    public Following<IPAddressPool> Pools { get; }

    public TestLogs Logs { get; } = new();

    public static async Task<Stage> SetAsync(ServerFixture api)
    {
        var server = await api.TestServerAsync();
        return new(server, await server.CreateNamespaceAsync(Cancellation));
    }

    public RunningController StartController(string pod = "a", TimeSpan? grace = null, int? port = null)
    {
        var options = new ControllerOptions(pod, Namespace)
        {
            LoadBalancerClass = Namespace,
            OrphanGrace = grace ?? TimeSpan.FromSeconds(10),
        };
        var controller = new RunningController(server, options, Logs, port);
        controllers.Add(controller);
        return controller;
    }

    public int ServerPort => server.Port;

    public Task CreatePoolAsync(string name, params string[] addresses) => SendAsync(
        HttpMethod.Post, PoolPath(), new JsonObject
        {
            ["apiVersion"] = "metallb.io/v1beta1",
            ["kind"] = "IPAddressPool",
            ["metadata"] = new JsonObject { ["name"] = name },
            ["spec"] = new JsonObject { ["addresses"] = Texts(addresses) },
        });

    public Task SetPoolAsync(string name, params string[] addresses) => PatchAsync(
        Kinds.IPAddressPool,
        name,
        null,
        new JsonObject { ["spec"] = new JsonObject { ["addresses"] = Texts(addresses) } });

    public Task DeletePoolAsync(string name) => SendAsync(HttpMethod.Delete, PoolPath(name), null);

    public Task CreateServiceAsync(
        string name, JsonObject? spec = null, params (string Name, string Value)[] annotations)
    {
        var all = new JsonObject
        {
            ["type"] = "LoadBalancer",
            ["loadBalancerClass"] = Namespace,
            ["allocateLoadBalancerNodePorts"] = false,
            ["ports"] = new JsonArray(new JsonObject { ["port"] = 80 }),
        };
        foreach (var (key, value) in spec ?? [])
            all[key] = value?.DeepClone();
        return SendAsync(HttpMethod.Post, $"/api/v1/namespaces/{Namespace}/services", new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = name,
                ["annotations"] = new JsonObject(annotations.Select(
                    pair => KeyValuePair.Create(pair.Name, (JsonNode?)pair.Value))),
            },
            ["spec"] = all,
        });
    }

    public Task DeleteServiceAsync(string name) => SendAsync(HttpMethod.Delete, ServicePath(name), null);

    public Task PatchServiceAsync(string name, string json) =>
        PatchAsync(Kinds.Service, name, null, JsonNode.Parse(json)!);

    public Task PatchStatusAsync(string name, string json) =>
        PatchAsync(Kinds.Service, name, "status", JsonNode.Parse(json)!);

    /// <summary>Creates or replaces the legacy ConfigMap.</summary>
    public async Task SetLegacyAsync(string yaml)
    {
        var body = new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "ConfigMap",
            ["metadata"] = new JsonObject { ["name"] = "config" },
            ["data"] = new JsonObject { ["config"] = yaml },
        };
        var path = $"/api/v1/namespaces/{Namespace}/configmaps";
        try
        {
            await SendAsync(HttpMethod.Post, path, body);
        }
        catch (HttpRequestException)
        {
            await SendAsync(HttpMethod.Put, $"{path}/config", body);
        }
    }

    /// <summary>Waits until a Service shows these addresses, and gives it.</summary>
    public Task<Service> HasAsync(string name, params string[] addresses) => Services.UntilAsync(
        name, service => AddressesOf(service).SequenceEqual(addresses) && ConditionOf(service) is not null);

    /// <summary>Waits until the condition of a Service has this reason, and gives its message.</summary>
    public async Task<string> SaysAsync(string name, string reason)
    {
        var service = await Services.UntilAsync(name, service => ConditionOf(service)?.Reason == reason);
        return ConditionOf(service)!.Message!;
    }

    /// <summary>Waits for an Event about an object, and gives its message.</summary>
    public async Task<string> EventAsync(string about, string reason, string part = "")
    {
        var found = await Events.UntilAnyAsync(
            item => item.InvolvedObject.Name == about && item.Reason == reason
                && item.Message.Contains(part, StringComparison.Ordinal),
            $"an Event {reason} about {about} with '{part}'");
        return found.Message;
    }

    public static IEnumerable<string?> AddressesOf(Service service) =>
        (service.Status.LoadBalancer.Ingress ?? []).Select(ingress => ingress.Ip);

    public static Condition? ConditionOf(Service service) =>
        service.Status.Conditions?.FirstOrDefault(condition => condition.Type == "clarion-lb.dev/AddressAllocated");

    public async ValueTask DisposeAsync()
    {
        foreach (var controller in controllers)
            await controller.DisposeAsync();
        await Services.DisposeAsync();
        await Events.DisposeAsync();
        await Pools.DisposeAsync();
        await client.DisposeAsync();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static JsonArray Texts(string[] texts) => new([.. texts.Select(text => (JsonNode?)text)]);

    private string PoolPath(string? name = null) =>
        $"/apis/metallb.io/v1beta1/namespaces/{Namespace}/ipaddresspools{(name is null ? "" : $"/{name}")}";

    private string ServicePath(string name) => $"/api/v1/namespaces/{Namespace}/services/{name}";

    private Task<string> SendAsync(HttpMethod method, string path, JsonNode? body) =>
        server.SendAsync(method, path, body?.ToJsonString(), Cancellation);

    private async Task PatchAsync<T>(ObjectKind<T> kind, string name, string? subresource, JsonNode body)
        where T : class, IObject
    {
        var patch = Patch.Merge(body) with { Subresource = subresource };
        Assert.Null((await client.PatchAsync(kind, new(Namespace, name), patch, Cancellation)).Error);
    }
}
