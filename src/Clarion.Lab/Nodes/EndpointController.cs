using System.Text.Json;
using Clarion.Api.Discovery;
using Clarion.Api.Meta;
using Clarion.Hosting.Loops;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Informers;
using Clarion.Lab.Networks;
using Clarion.Lab.Objects;
using Clarion.Lab.Pages;
using Clarion.Primitives;

namespace Clarion.Lab.Nodes;

/// <summary>
/// The stand-in for the controller of EndpointSlices: each Service that selects the lab's application gets a slice per
/// family with the nodes' applications. It owns what it has written.
/// </summary>
/// <param name="services">All Services.</param>
/// <param name="kubelets">The nodes.</param>
/// <param name="api">Where slices are written.</param>
/// <param name="time">Time.</param>
internal sealed class EndpointController(
    Informer<ExposedService> services, IReadOnlyList<Kubelet> kubelets, ClusterApi api, TimeProvider time)
    : IDisposable
{
    /// <summary>More would only queue up in the API server.</summary>
    private const int WritesAtOnce = 16;

    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(200);

    private readonly Wake wake = new(time);
    private readonly Dictionary<ObjectKey, string> written = [];

    /// <summary>Something changed.</summary>
    public void Signal() => wake.Signal();

    /// <summary>Keeps the slices until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var subscription = services.Subscribe(Signal);
        while (true)
        {
            while (subscription.TryTake(out _))
            {
                // Only that there is a change counts; the store has all of it.
            }

            var isDone = !services.IsSynced || await WriteAsync(cancellationToken);
            await wake.WaitAsync(isDone ? null : Instant.Now(time) + RetryPause, cancellationToken);
        }
    }

    public void Dispose() => wake.Dispose();

    private async Task<bool> WriteAsync(CancellationToken cancellationToken)
    {
        var wanted = services.Store.Objects.Where(Manifests.IsOfApplication).SelectMany(Slices)
            .ToDictionary(slice => slice.Key, slice => slice.Json);
        var isDone = true;
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = WritesAtOnce,
            CancellationToken = cancellationToken,
        };
        var changes = wanted.Where(slice => written.GetValueOrDefault(slice.Key) != slice.Value).ToList();
        await Parallel.ForEachAsync(changes, options, async (slice, token) =>
        {
            if (await PutAsync(slice.Key, slice.Value, token) is not null)
                Volatile.Write(ref isDone, false);
            else
                Note(slice.Key, slice.Value);
        });
        var gone = written.Keys.Where(key => !wanted.ContainsKey(key)).ToList();
        await Parallel.ForEachAsync(gone, options, async (key, token) =>
        {
            var deleted = await api.Client.DeleteAsync(LabKinds.EndpointSlice, key, null, token);
            if (deleted.Error is { Reason: not ApiErrorReason.NotFound })
                Volatile.Write(ref isDone, false);
            else
                Note(key, null);
        });
        return isDone;
    }

    private void Note(ObjectKey key, string? json)
    {
        lock (written)
        {
            if (json is null)
                written.Remove(key);
            else
                written[key] = json;
        }
    }

    private async Task<ApiError?> PutAsync(ObjectKey key, string json, CancellationToken cancellationToken)
    {
        var merged = await api.MergeAsync(LabKinds.EndpointSlice, key, json, null, cancellationToken);
        return merged?.Reason == ApiErrorReason.NotFound
            ? await api.EnsureAsync(LabKinds.EndpointSlice, json, cancellationToken)
            : merged;
    }

    private IEnumerable<(ObjectKey Key, string Json)> Slices(ExposedService service) =>
        from family in service.Spec.IpFamilies ?? []
        let name = $"{service.Metadata.Name}-{family.ToLowerInvariant()}"
        select (new ObjectKey(service.Metadata.Namespace ?? "", name), Slice(service, name, family));

    private string Slice(ExposedService service, string name, string family)
    {
        var endpoints = kubelets.Where(kubelet => !kubelet.Node.IsDrained)
            .Select(kubelet => Endpoint(kubelet, family == "IPv6"));
        var ports = (service.Spec.Ports ?? []).Select(port => $$$"""
            {"name":"{{{port.Name}}}","protocol":"{{{port.Protocol ?? "TCP"}}}","port":{{{PortOf(port)}}}}
            """);
        return $$$"""
            {"apiVersion":"discovery.k8s.io/v1","kind":"EndpointSlice",
             "metadata":{"name":"{{{name}}}","namespace":"{{{service.Metadata.Namespace}}}",
              "labels":{"{{{EndpointSlice.ServiceNameLabel}}}":"{{{service.Metadata.Name}}}"}},
             "addressType":"{{{family}}}","endpoints":[{{{string.Join(',', endpoints)}}}],
             "ports":[{{{string.Join(',', ports)}}}]}
            """;
    }

    private static string Endpoint(Kubelet kubelet, bool isIpv6)
    {
        var (node, number) = (kubelet.Node, kubelet.Node.Number);
        var address = isIpv6 ? LabAddresses.Pod6(number) : LabAddresses.Pod(number);
        var isReady = kubelet.Health.IsApplicationReady ? "true" : "false";
        return $$$"""
            {"addresses":["{{{address}}}"],"nodeName":"{{{node.Name}}}",
             "conditions":{"ready":{{{isReady}}},"serving":{{{isReady}}},"terminating":false},
             "targetRef":{"kind":"Pod","namespace":"{{{Manifests.ServiceNamespace}}}","name":"web-{{{node.Name}}}"}}
            """;
    }

    private static int PortOf(ExposedPort port) => port.TargetPort.ValueKind == JsonValueKind.Number
        ? port.TargetPort.GetInt32() : WebServer.Port;
}
