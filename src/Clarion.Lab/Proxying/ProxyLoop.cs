using Clarion.Hosting.Loops;
using Clarion.Kubernetes.Informers;
using Clarion.Lab.Nodes;
using Clarion.Lab.Objects;

namespace Clarion.Lab.Proxying;

/// <summary>
/// The stand-in for kube-proxy: follows Services and EndpointSlices, and keeps the rules of every node that the API
/// server could reach.
/// </summary>
internal sealed class ProxyLoop : IDisposable
{
    private const string ByService = "service";

    private readonly Informer<ExposedService> services;
    private readonly Informer<BackendSlice> slices;
    private readonly IReadOnlyList<(LabNode Node, FrontReader Reader, NodeProxy Proxy)> nodes;
    private readonly Wake wake;

    /// <param name="services">All Services.</param>
    /// <param name="slices">All EndpointSlices; not run yet.</param>
    /// <param name="nodes">The nodes.</param>
    /// <param name="time">Time.</param>
    public ProxyLoop(
        Informer<ExposedService> services,
        Informer<BackendSlice> slices,
        IReadOnlyList<LabNode> nodes,
        TimeProvider time)
    {
        (this.services, this.slices) = (services, slices);
        this.nodes = [.. nodes.Select(node => (node, new FrontReader(node.Name), new NodeProxy(node.Machine)))];
        wake = new(time);
        slices.AddIndex(ByService, slice => slice.Service?.ToString());
    }

    /// <summary>Keeps the rules until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ofServices = services.Subscribe(wake.Signal);
        using var ofSlices = slices.Subscribe(wake.Signal);
        while (true)
        {
            while (ofServices.TryTake(out _) || ofSlices.TryTake(out _))
            {
                // Only that there is a change counts; the stores have all of it.
            }

            if (services.IsSynced && slices.IsSynced)
                await Task.WhenAll(nodes.Where(node => node.Node.Power == NodePower.On).Select(ApplyAsync));
            await wake.WaitAsync(null, cancellationToken);
        }
    }

    public void Dispose() => wake.Dispose();

    private Task ApplyAsync((LabNode Node, FrontReader Reader, NodeProxy Proxy) node) =>
        node.Proxy.ApplyAsync(services.Store.Objects
            .OrderBy(service => service.Metadata.Key)
            .SelectMany(service => node.Reader.Read(
                service, [.. slices.Store.Find(ByService, service.Metadata.Key.ToString())])));
}
