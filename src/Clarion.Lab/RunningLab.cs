using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Credentials;
using Clarion.Lab.Clients;
using Clarion.Lab.Networks;
using Clarion.Lab.Nodes;
using Clarion.Lab.Objects;
using Clarion.Lab.Processes;
using Clarion.Primitives;
using Microsoft.Extensions.Logging;

namespace Clarion.Lab;

/// <summary>A lab that runs: its network, its processes, and the clients that look at it; it owns them.</summary>
internal sealed class RunningLab : IAsyncDisposable
{
    /// <summary>The Service that the lab begins with.</summary>
    public const string FirstService = "web";

    private static readonly TimeSpan ServeLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AskInterval = TimeSpan.FromMilliseconds(20);

    private readonly Stack<IAsyncDisposable> owned = new();
    private readonly CancellationTokenSource end = new();
    private readonly TimeProvider time;
    private Task watching = Task.CompletedTask;

    private RunningLab(LabOptions options, EventLog events, TimeProvider time, Instant begin)
    {
        (Options, Events, this.time, Begin) = (options, events, time, begin);
        Services = new(this);
    }

    public LabOptions Options { get; }

    public EventLog Events { get; }

    public TimeProvider Time => time;

    /// <summary>When the program started.</summary>
    public Instant Begin { get; }

    public LabNetwork Network { get; private set; } = null!;

    public LabHub Hub { get; private set; } = null!;

    public LabCluster Cluster { get; private set; } = null!;

    /// <summary>Its Services.</summary>
    public LabServices Services { get; }

    /// <summary>The LAN client's view of the first Service.</summary>
    public PageProbe Probe { get; private set; } = null!;

    /// <summary>Asks on the LAN for addresses.</summary>
    public ArpAsker Asker { get; private set; } = null!;

    /// <summary>Who has the address of the first Service.</summary>
    public OwnerWatch Owner { get; private set; } = null!;

    /// <summary>Builds the network and starts everything; ready are the processes, not yet what they do.</summary>
    /// <exception cref="LabException">The machine refused something; what there was is removed.</exception>
    public static async Task<RunningLab> StartAsync(
        LabOptions options, LabSurroundings surroundings, Instant begin, CancellationToken cancellationToken)
    {
        var lab = new RunningLab(options, surroundings.Events, surroundings.Time, begin);
        try
        {
            await lab.StartAsync(surroundings, cancellationToken);
            return lab;
        }
        catch
        {
            await lab.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (owned.TryPop(out var next))
            await next.DisposeAsync();
        end.Dispose();
    }

    private async Task StartAsync(LabSurroundings surroundings, CancellationToken cancellationToken)
    {
        var (folder, program) = (surroundings.Folder, surroundings.Program);
        Network = Own(await LabNetwork.BuildAsync(Options.Name, Options.Nodes));
        Events.Write("built");
        Hub = Own(LabHub.Start(Network.Control, folder, program));
        var nodes = Enumerable.Range(1, Options.Nodes)
            .Select(number => new LabNode(number, Network, new(program, folder))).ToList();
        nodes.ForEach(node => node.StartApplication());
        await Hub.WriteKubeconfigsAsync(time, cancellationToken);
        Events.Write("kubeconfigs");
        Own(LabController.Start(Network.Control, folder, program));
        await StartClusterAsync(folder, nodes, surroundings.Loggers, cancellationToken);
        // As in a cluster, nodes are Ready before anything runs on them. A speaker that saw none would take it for an
        // outage of the kubelets, and keep everything where it is for a while.
        while (!Cluster.Kubelets.All(kubelet => kubelet.Health.IsReady))
            await Task.Delay(AskInterval, time, cancellationToken);
        Events.Write("nodes");
        nodes.ForEach(node => node.StartSpeaker());
        StartClients();
        Events.Write("started", ("nodes", $"{Options.Nodes}"));
    }

    private async Task StartClusterAsync(
        LabFolder folder, List<LabNode> nodes, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        if (!Kubeconfig.TryLoad([folder.Kubeconfig], null, out var configuration, out var problem))
            throw new LabException(problem);
        var client = Own(KubernetesClient.Connect(configuration, time, loggers));
        Cluster = Own(new LabCluster(new(client, time, loggers), client, Network.Control, nodes, time));
        await AwaitServingAsync(cancellationToken);
        Events.Write("served");
        Cluster.Start(time, loggers);
        await Task.WhenAll(
            Cluster.Api.CreateOrThrowAsync(LabKinds.IPAddressPool, Manifests.Pool(), cancellationToken),
            Cluster.Api.CreateOrThrowAsync(LabKinds.L2Advertisement, Manifests.Advertisement(), cancellationToken),
            Services.CreateAsync(FirstService, isDualStack: true, cancellationToken));
    }

    private void StartClients()
    {
        Probe = new(Network.Client, time);
        Asker = new(Network.Client, IpAddress.ParseOrThrow(LabAddresses.Client), time);
        Owner = new(Asker, Cluster.Informers.Layer2Statuses, FirstService, Events, time);
        watching = WatchAsync(end.Token);
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        var addresses = await Services.AddressesAsync(FirstService, cancellationToken);
        var address = addresses.First(address => address.Family == IpFamily.IPv4);
        await Task.WhenAll(
            Probe.RunAsync(address.ToIPAddress(), cancellationToken),
            Owner.RunAsync(address, cancellationToken));
    }

    /// <summary>The first object that is written tells that the API server serves.</summary>
    private async Task AwaitServingAsync(CancellationToken cancellationToken)
    {
        var limit = Instant.Now(time) + ServeLimit;
        foreach (var name in (string[])[Manifests.ClarionNamespace, Manifests.ServiceNamespace])
        {
            while (await Cluster.Api.EnsureAsync(LabKinds.Namespace, Manifests.Namespace(name), cancellationToken)
                is { } error)
            {
                if (Instant.Now(time) > limit)
                    throw new LabException($"the API server does not serve: {error.Message}");
                await Task.Delay(AskInterval, time, cancellationToken);
            }
        }
    }

    private T Own<T>(T part)
        where T : IAsyncDisposable
    {
        owned.Push(part);
        return part;
    }
}
