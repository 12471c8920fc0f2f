using System.Globalization;
using Clarion.Testing.Processes;

namespace Clarion.Testing.Clusters;

/// <summary>
/// A real cluster on this machine: three nodes, a client on their LAN, one behind a router. Owns the machine's turn to
/// have a cluster, and takes the cluster down when disposed.
/// </summary>
public sealed class LabCluster : IAsyncDisposable
{
    private readonly IDisposable turn;
    private readonly string programs;

    private LabCluster(IDisposable turn, string programs)
    {
        this.turn = turn;
        this.programs = programs;
        Client = new LabHost("client");
        Far = new LabHost("far");
        Nodes = [new LabHost("n1"), new LabHost("n2"), new LabHost("n3")];
        ApiServer = new ApiServerSwitch(this);
    }

    /// <summary>On the nodes' LAN: 10.89.0.100, fd89::100.</summary>
    public LabHost Client { get; }

    /// <summary>Behind the router: 192.168.50.2, fd50::2.</summary>
    public LabHost Far { get; }

    public IReadOnlyList<LabHost> Nodes { get; }

    /// <summary>Stops and starts the API server.</summary>
    public ApiServerSwitch ApiServer { get; }

    /// <summary>Starts a cluster, after removing what a crashed run left behind.</summary>
    /// <param name="options">Further options of <c>cluster up</c>.</param>
    public static async Task<LabCluster> StartAsync(
        IReadOnlyList<string> options, CancellationToken cancellation)
    {
        var turn = await ClusterLock.TakeAsync(cancellation);
        try
        {
            var cluster = new LabCluster(turn, await LabFolder.UnpackAsync(cancellation));
            await ToolAsync(["down"], cancellation);
            await ToolAsync(["up", "--nodes", "3", .. options], cancellation);
            return cluster;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    /// <summary>Runs the cluster program.</summary>
    /// <exception cref="CommandFailedException">It failed.</exception>
    public static Task<string> ToolAsync(IReadOnlyList<string> arguments, CancellationToken cancellation) =>
        new Command(Path.Combine(LabFolder.Kubernetes, "cluster"), arguments) { TimeLimit = TimeSpan.FromMinutes(5) }
            .RunOrThrowAsync(cancellation);

    /// <summary>A line as the cluster's administrator types it, in the repository's root.</summary>
    public Command Typed(string line) => Command.Bash(line) with
    {
        WorkingDirectory = LabFolder.Repository,
        TimeLimit = TimeSpan.FromMinutes(2),
        Environment = new Dictionary<string, string>
        {
            ["PATH"] = $"{programs}:{Environment.GetEnvironmentVariable("PATH")}",
            ["KUBECONFIG"] = Kubeconfig,
        },
    };

    /// <summary>The administrator's credentials.</summary>
    public static string Kubeconfig => Path.Combine(LabFolder.State, "admin.kubeconfig");

    /// <summary>Runs a line as the administrator; its output.</summary>
    /// <exception cref="CommandFailedException">It failed.</exception>
    public Task<string> TypeAsync(string line, CancellationToken cancellation) =>
        Typed(line).RunOrThrowAsync(cancellation);

    /// <summary>Powers a node off: nothing of it says goodbye.</summary>
    public static Task CrashAsync(LabHost node, CancellationToken cancellation) =>
        ToolAsync(["crash", node.Name], cancellation);

    /// <summary>Boots a node that was powered off.</summary>
    public static Task BootAsync(LabHost node, CancellationToken cancellation) =>
        ToolAsync(["start", node.Name], cancellation);

    /// <summary>Puts an image archive under a name where the nodes find it.</summary>
    public static Task PushImageAsync(string name, string archive, CancellationToken cancellation) =>
        ToolAsync(["image", name, "--archive", archive], cancellation);

    /// <summary>The node with this hardware address; null when none has it.</summary>
    public async Task<LabHost?> NodeWithAsync(string hardwareAddress, CancellationToken cancellation)
    {
        foreach (var node in Nodes)
        {
            if (await node.HardwareAddressAsync(cancellation) == hardwareAddress)
                return node;
        }

        return null;
    }

    /// <summary>Kills (SIGKILL) all processes of one container, wherever it runs, and nothing else.</summary>
    /// <param name="containerId">As a pod's status names it: containerd://ID.</param>
    public static async Task KillContainerAsync(string containerId, CancellationToken cancellation)
    {
        var processes = ProcessesOf(containerId);
        if (processes.Count == 0)
            throw new InvalidOperationException($"no process belongs to container {containerId}");
        await new Command("kill", ["-KILL", .. processes.Select(id => id.ToString(CultureInfo.InvariantCulture))])
            .RunOrThrowAsync(cancellation);
    }

    /// <summary>The ids of all processes of one container, wherever it runs.</summary>
    /// <param name="containerId">As a pod's status names it: containerd://ID.</param>
    public static IReadOnlyList<int> ProcessesOf(string containerId)
    {
        var id = containerId[(containerId.LastIndexOf('/') + 1)..];
        return
        [
            .. Directory.EnumerateDirectories("/proc")
                .Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]) && IsIn(folder, id))
                .Select(folder => int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture)),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await ToolAsync(["down"], CancellationToken.None);
        turn.Dispose();
    }

    private static bool IsIn(string folder, string containerId)
    {
        try
        {
            return File.ReadAllText(folder + "/cgroup").Contains(containerId, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false; // It ended meanwhile.
        }
    }
}
