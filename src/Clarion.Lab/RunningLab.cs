using Clarion.Hosting.Loops;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Credentials;
using Clarion.Lab.Clients;
using Clarion.Lab.Networks;
using Clarion.Lab.Nodes;
using Clarion.Lab.Objects;
using Clarion.Lab.Processes;
using Clarion.Lab.Recording;
using Clarion.Primitives;

namespace Clarion.Lab;

/// <summary>
/// A lab: its network, its processes, and the clients that look at it; it owns them. They are there once it is started.
/// </summary>
/// <param name="options">What it is to be.</param>
/// <param name="surroundings">What it is given.</param>
/// <param name="begin">When the program started.</param>
internal sealed class RunningLab(LabOptions options, LabSurroundings surroundings, Instant begin) : IAsyncDisposable
{
    /// <summary>The Service that the lab begins with.</summary>
    public const string FirstService = "web";

    /// <summary>Nothing that is waited for takes as long, on a busy machine either.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(10);

    /// <summary>On two busy cores the first answer comes before.</summary>
    private static readonly TimeSpan FirstSpeakerAlone = TimeSpan.FromSeconds(5);

    private readonly Stack<IAsyncDisposable> owned = new();
    private readonly CancellationTokenSource end = new();
    private readonly TimeProvider time = surroundings.Time;
    private LabController? controller;
    private Task watching = Task.CompletedTask;
    private Task otherSpeakers = Task.CompletedTask;
    private volatile string doing = "building the network";

    public LabOptions Options => options;

    public EventLog Events => surroundings.Events;

    public TimeProvider Time => time;

    /// <summary>When the program started.</summary>
    public Instant Begin => begin;

    /// <summary>What it is doing by itself, for people; empty: nothing, and it may be told what to do.</summary>
    public string Doing
    {
        get => doing;
        set => doing = value;
    }

    /// <summary>Whether everything below is there.</summary>
    public bool IsStarted => Owner is not null;

    /// <summary>What ended that the lab cannot do without; null: nothing.</summary>
    public string? Problem =>
        Hub?.Problem ?? controller?.Problem ?? otherSpeakers.Exception?.InnerException?.Message;

    public LabNetwork Network { get; private set; } = null!;

    public LabHub Hub { get; private set; } = null!;

    public LabCluster Cluster { get; private set; } = null!;

    /// <summary>Its Services.</summary>
    public LabServices Services => field ??= new(this);

    /// <summary>The LAN client's view of the first Service.</summary>
    public PageProbe Probe { get; private set; } = null!;

    /// <summary>Asks on the LAN for addresses.</summary>
    public ArpAsker Asker { get; private set; } = null!;

    /// <summary>Who has the address of the first Service.</summary>
    public OwnerWatch Owner { get; private set; } = null!;

    /// <summary>Builds the network and starts everything; ready are the processes, not yet what they do.</summary>
    /// <exception cref="LabException">The machine refused something.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var (folder, program) = (surroundings.Folder, surroundings.Program);
        Network = Own(await LabNetwork.BuildAsync(options.Name, options.Nodes));
        cancellationToken.ThrowIfCancellationRequested();
        Enter("starting the API server");
        Hub = Own(LabHub.Start(Network.Control, folder, program, time));
        var nodes = Enumerable.Range(1, options.Nodes)
            .Select(number => new LabNode(number, Network, new(program, folder))).ToList();
        nodes.ForEach(node => node.StartApplication());
        await Hub.WriteKubeconfigsAsync(time, cancellationToken);
        Enter("starting the controller");
        controller = Own(LabController.Start(Network.Control, folder, program));
        await StartClusterAsync(nodes, cancellationToken);
        // As in a cluster, nodes are Ready before anything runs on them. A speaker that saw none would take it for an
        // outage of the kubelets, and keep everything where it is for a while.
        await UntilAsync(
            "every node is Ready", () => Cluster.Kubelets.All(kubelet => kubelet.Health.IsReady), cancellationToken);
        Enter("starting the speakers");
        nodes[0].StartSpeaker();
        StartClients();
        otherSpeakers = StartOtherSpeakersAsync(nodes.Skip(1), end.Token);
    }

    /// <summary>Waits for something to become true.</summary>
    /// <exception cref="LabException">It did not within a minute, or something ended that it takes.</exception>
    public async Task UntilAsync(string what, Func<bool> condition, CancellationToken cancellationToken)
    {
        var limit = Instant.Now(time) + Patience;
        while (!condition())
        {
            if (Problem is { } ended)
                throw new LabException(ended);
            if (Instant.Now(time) > limit)
            {
                var problem = surroundings.Log.LastProblem;
                throw new LabException($"waited {Patience.TotalSeconds:0} s for this: {what}"
                    + (problem is null ? "" : $"\nthe lab's own last problem: {problem}"));
            }

            await Task.Delay(LookInterval, time, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await otherSpeakers.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (owned.TryPop(out var next))
            await next.DisposeAsync();
        end.Dispose();
    }

    private void Enter(string phase)
    {
        Events.Write("phase", ("name", phase));
        Doing = phase;
    }

    private async Task StartClusterAsync(List<LabNode> nodes, CancellationToken cancellationToken)
    {
        if (!Kubeconfig.TryLoad([surroundings.Folder.Kubeconfig], null, out var configuration, out var problem))
            throw new LabException(problem);
        var loggers = surroundings.Log;
        var client = Own(KubernetesClient.Connect(configuration, time, loggers));
        Cluster = Own(new LabCluster(new(client, time, loggers), client, Network.Control, nodes, time));
        await AwaitServingAsync(cancellationToken);
        Enter("filling the cluster");
        Cluster.Start(time, surroundings.Log);
        await Task.WhenAll(
            Cluster.Api.CreateOrThrowAsync(LabKinds.IPAddressPool, Manifests.Pool(), cancellationToken),
            Cluster.Api.CreateOrThrowAsync(LabKinds.L2Advertisement, Manifests.Advertisement(), cancellationToken),
            Services.CreateAsync(FirstService, isDualStack: true, cancellationToken));
    }

    /// <summary>
    /// The first answer takes one speaker. Those of the other nodes would compile themselves on the same cores
    /// meanwhile, and it would come seconds later.
    /// </summary>
    private async Task StartOtherSpeakersAsync(IEnumerable<LabNode> nodes, CancellationToken cancellationToken)
    {
        await Task.WhenAny(Probe.FirstAnswer, Task.Delay(FirstSpeakerAlone, time, cancellationToken));
        foreach (var node in nodes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            node.StartSpeaker();
        }
    }

    private void StartClients()
    {
        Probe = new(Network.Client, time);
        Asker = new(Network.Client, IpAddress.ParseOrThrow(LabAddresses.Client), time);
        Owner = new(Asker, Cluster.Informers.Layer2Statuses, FirstService, Events, time);
        watching = Supervisor.RunAsync("clients", WatchAsync, time, surroundings.Log, end.Token);
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
        var limit = Instant.Now(time) + Patience;
        foreach (var name in (string[])[Manifests.ClarionNamespace, Manifests.ServiceNamespace])
        {
            while (await Cluster.Api.EnsureAsync(LabKinds.Namespace, Manifests.Namespace(name), cancellationToken)
                is { } error)
            {
                if (Problem is not null || Instant.Now(time) > limit)
                    throw new LabException(Problem ?? $"the API server does not serve: {error.Message}");
                await Task.Delay(LookInterval, time, cancellationToken);
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
