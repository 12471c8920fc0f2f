using Clarion.Scenarios.Api;
using Clarion.Scenarios.Measuring;

namespace Clarion.Scenarios.Scenarios;

/// <summary>Resident memory of <c>clarion hub</c>: empty, and with the 5,000 objects of a cluster.</summary>
internal static class HubMemoryScenario
{
    private const int CreatorsMax = 32;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    private static readonly (string Collection, int Count, string Body)[] Kinds =
    [
        ("api/v1/nodes", 200, """{"metadata":{"name":"n0"}}"""),
        ("api/v1/namespaces/bench/services", 1_500, """
            {"metadata":{"name":"n0","labels":{"app":"page"}},
             "spec":{"type":"LoadBalancer","allocateLoadBalancerNodePorts":false,"selector":{"app":"page"},
                     "ports":[{"name":"http","port":80},{"name":"https","port":443}]}}
            """),
        ("apis/discovery.k8s.io/v1/namespaces/bench/endpointslices", 1_500, """
            {"metadata":{"name":"n0","labels":{"kubernetes.io/service-name":"n0"}},"addressType":"IPv4",
             "endpoints":[{"addresses":["10.244.0.1"],"nodeName":"n1","conditions":{"ready":true}},
                          {"addresses":["10.244.1.1"],"nodeName":"n2","conditions":{"ready":true}}],
             "ports":[{"name":"http","port":80},{"name":"https","port":443}]}
            """),
        ("api/v1/namespaces/bench/pods", 1_000, """
            {"metadata":{"name":"n0","labels":{"app":"page"}},
             "spec":{"nodeName":"n1","containers":[{"name":"page","image":"page"}]}}
            """),
        ("api/v1/namespaces/bench/configmaps", 300, """{"metadata":{"name":"n0"},"data":{"a":"1","b":"2"}}"""),
        ("apis/metallb.io/v1beta1/namespaces/bench/servicel2statuses", 500, """
            {"apiVersion":"metallb.io/v1beta1","kind":"ServiceL2Status","metadata":{"name":"n0"},"spec":{}}
            """),
    ];

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancellation)
    {
        await using var hub = await BenchedHub.StartAsync(cancellation);
        using var api = ApiSession.Open(hub.Kubeconfig);
        await api.CreateAsync("api/v1/namespaces", """{"metadata":{"name":"bench"}}""", cancellation);
        var empty = Resident.Bytes(hub.ProcessId);
        var limit = new ParallelOptions { MaxDegreeOfParallelism = CreatorsMax, CancellationToken = cancellation };
        foreach (var (collection, count, body) in Kinds)
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, count), limit, async (number, token) =>
                await api.CreateAsync(
                    collection, body.Replace("\"n0\"", $"\"n{number}\"", StringComparison.Ordinal), token));
        }

        await Task.Delay(Settling, TimeProvider.System, cancellation);
        return
        [
            new("RSS of clarion hub: empty", Resident.Text(empty), "-"),
            new(
                $"RSS of clarion hub: 10 s after {Kinds.Sum(kind => kind.Count):n0} objects of 6 kinds were created",
                Resident.Text(Resident.Bytes(hub.ProcessId)),
                "<= 120 MB"),
        ];
    }
}
