using Clarion.Hosting.Loops;
using Clarion.Kubernetes.Client;
using Clarion.Lab.Networks;
using Clarion.Lab.Nodes;
using Clarion.Lab.Objects;
using Clarion.Lab.Proxying;
using Microsoft.Extensions.Logging;

namespace Clarion.Lab;

/// <summary>
/// The nodes, and what stands in for the rest of a Kubernetes: kubelets, the controller of EndpointSlices, kube-proxy.
/// </summary>
internal sealed class LabCluster : IAsyncDisposable
{
    private readonly LabInformers informers;
    private readonly EndpointController endpoints;
    private readonly ProxyLoop proxy;
    private readonly CancellationTokenSource end = new();
    private Task running = Task.CompletedTask;

    public LabCluster(
        LabInformers informers, KubernetesClient client, Machine control, IReadOnlyList<LabNode> nodes,
        TimeProvider time)
    {
        this.informers = informers;
        Api = new(client);
        Nodes = nodes;
        Kubelets = [.. nodes.Select(node => new Kubelet(node, control, Api, time))];
        endpoints = new(informers.Services, Kubelets, Api, time);
        proxy = new(informers.Services, informers.Slices, nodes, time);
    }

    public ClusterApi Api { get; }

    public IReadOnlyList<LabNode> Nodes { get; }

    public IReadOnlyList<Kubelet> Kubelets { get; }

    public LabInformers Informers => informers;

    /// <summary>Starts the loops; each is started again when it fails.</summary>
    public void Start(TimeProvider time, ILogger logger)
    {
        Task Run(string name, Func<CancellationToken, Task> loop) =>
            Supervisor.RunAsync(name, loop, time, logger, end.Token);
        running = Task.WhenAll([
            .. informers.All.Select(informer => Run(informer.Resource, informer.RunAsync)),
            .. Kubelets.Select(kubelet => Run(
                kubelet.Node.Name, token => kubelet.RunAsync(endpoints.Signal, token))),
            Run("endpoints", endpoints.RunAsync),
            Run("proxy", proxy.RunAsync),
        ]);
    }

    /// <summary>Ends the loops, and what runs on the nodes.</summary>
    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(Nodes.Select(node => node.DisposeAsync().AsTask()));
        endpoints.Dispose();
        proxy.Dispose();
        end.Dispose();
    }
}
