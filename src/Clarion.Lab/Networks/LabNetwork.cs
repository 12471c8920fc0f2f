using System.Globalization;
using Clarion.Linux.Processes;

namespace Clarion.Lab.Networks;

/// <summary>
/// The network of a lab: one switch (a bridge), on it the nodes, the machine of the API server, a client and a router,
/// and a client behind the router. Everything, also the switch, is in namespaces named
/// <c>clarion-lab-NAME-MACHINE</c>; nothing of the machine's own network is touched.
/// </summary>
public sealed class LabNetwork : IAsyncDisposable
{
    private const string SwitchName = "lan";

    /// <summary>
    /// A process ends within milliseconds of being killed; one that the kernel holds for longer is not waited for.
    /// </summary>
    private const int KillRoundsMax = 200;

    /// <summary>Whoever ends the lab by Ctrl-C, and again, ends what is just removing a namespace too.</summary>
    private const int SweepsMax = 5;

    private readonly string name;
    private readonly string prefix;
    private readonly Machine lan;

    private LabNetwork(string name, int nodes)
    {
        (this.name, prefix) = (name, PrefixOf(name));
        lan = new(prefix + SwitchName);
        (Control, Router, Client, Far) = (Add("control"), Add("router"), Add("client"), Add("far"));
        Nodes = [.. Enumerable.Range(1, nodes).Select(number => Add(NodeName(number)))];
    }

    /// <summary>The machine of the API server and the controller.</summary>
    public Machine Control { get; }

    public Machine Router { get; }

    /// <summary>On the LAN.</summary>
    public Machine Client { get; }

    /// <summary>Behind the router.</summary>
    public Machine Far { get; }

    /// <summary>Node 1 is the first.</summary>
    public IReadOnlyList<Machine> Nodes { get; }

    private IEnumerable<Machine> Machines => [lan, Router, Control, Client, Far, .. Nodes];

    /// <summary>What the namespaces of a lab begin with; no name of a lab has a dash.</summary>
    public static string PrefixOf(string name) => $"clarion-lab-{name}-";

    /// <summary>A node's name: n1, n2...</summary>
    public static string NodeName(int number) => string.Create(CultureInfo.InvariantCulture, $"n{number}");

    /// <summary>Makes the machines and connects them.</summary>
    /// <param name="name">The lab's name.</param>
    /// <param name="nodes">How many nodes.</param>
    /// <exception cref="LabException">The machine refused something.</exception>
    public static async Task<LabNetwork> BuildAsync(string name, int nodes)
    {
        var network = new LabNetwork(name, nodes);
        try
        {
            await network.BuildAsync();
            return network;
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends what runs in a lab's namespaces and removes them.</summary>
    /// <returns>How many namespaces there were.</returns>
    public static async Task<int> SweepAsync(string name)
    {
        var found = Namespaces.Find(PrefixOf(name));
        var left = found;
        for (var sweeps = 0; left.Count > 0 && sweeps < SweepsMax; sweeps++)
        {
            await Task.WhenAll(left.Select(SweepNamespaceAsync));
            left = Namespaces.Find(PrefixOf(name));
        }

        return found.Count;
    }

    /// <summary>Pulls a machine's cable out of the switch, or puts it back.</summary>
    public Task SetCableAsync(Machine machine, bool isIn) =>
        lan.IpAsync($"link set {PortOf(machine)} {(isIn ? "up" : "down")}");

    /// <summary>Ends what runs in the namespaces and removes them.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var machine in Machines)
            machine.Dispose();
        await SweepAsync(name);
    }

    /// <summary>
    /// Removes it once nothing runs in it any more: what forks while it is killed is killed too. Without its name,
    /// what still runs in it would not be found again.
    /// </summary>
    private static async Task SweepNamespaceAsync(string name)
    {
        for (var rounds = 0; await Namespaces.ProcessesAsync(name) is { Count: > 0 } processes; rounds++)
        {
            if (rounds == KillRoundsMax)
                return;
            foreach (var process in processes)
                ProcessSignal.Kill(process);
        }

        await Namespaces.DeleteAsync(name);
    }

    /// <summary>Before there are links: what they are to begin with.</summary>
    private static async Task PrepareAsync(Machine machine)
    {
        await machine.SetAsync(
            ("ipv6/conf/default/accept_dad", "0"), ("ipv6/conf/all/accept_dad", "0"),
            ("ipv4/conf/default/rp_filter", "0"), ("ipv4/conf/all/rp_filter", "0"));
        await machine.IpAsync("link set lo up");
    }

    private static Task SetUpAsync(Machine machine, string address, string address6, IEnumerable<string> routes) =>
        machine.IpBatchAsync([
            $"address add {address}{LabAddresses.LanBits} dev eth0",
            $"address add {address6}{LabAddresses.Lan6Bits} dev eth0 nodad",
            "link set eth0 up",
            $"route add default via {LabAddresses.Router}",
            $"route add default via {LabAddresses.Router6}",
            .. routes,
        ]);

    private static async Task SetUpNodeAsync(Machine machine, int number, int nodes)
    {
        await machine.SetAsync(("ipv4/ip_forward", "1"), ("ipv6/conf/all/forwarding", "1"));
        await SetUpAsync(machine, LabAddresses.Node(number), LabAddresses.Node6(number),
        [
            $"address add {LabAddresses.Pod(number)}/32 dev lo",
            $"address add {LabAddresses.Pod6(number)}/128 dev lo nodad",
            .. PodRoutes(nodes, number),
        ]);
    }

    private static IEnumerable<string> PodRoutes(int nodes, int own) =>
        Enumerable.Range(1, nodes).Where(number => number != own).SelectMany(number => (string[])[
            $"route add {LabAddresses.PodNetwork(number)} via {LabAddresses.Node(number)}",
            $"route add {LabAddresses.PodNetwork6(number)} via {LabAddresses.Node6(number)}",
        ]);

    private static Task SetUpFarAsync(Machine far) => far.IpBatchAsync([
        $"address add {LabAddresses.Far}/24 dev eth0",
        $"address add {LabAddresses.Far6}/64 dev eth0 nodad",
        "link set eth0 up",
        $"route add default via {LabAddresses.FarRouter}",
        $"route add default via {LabAddresses.FarRouter6}",
    ]);

    private Machine Add(string role) => new(prefix + role);

    /// <summary>Where its cable is in the switch.</summary>
    private string PortOf(Machine machine) => machine.NamespaceName[prefix.Length..];

    private async Task BuildAsync()
    {
        await Namespaces.AddAsync([.. Machines.Select(machine => machine.NamespaceName)]);
        await Task.WhenAll(Machines.Select(PrepareAsync));
        await ConnectAsync();
        await Task.WhenAll([
            SetUpRouterAsync(),
            SetUpAsync(Control, LabAddresses.Control, LabAddresses.Control6, PodRoutes(Nodes.Count, 0)),
            SetUpAsync(Client, LabAddresses.Client, LabAddresses.Client6, []),
            SetUpFarAsync(Far),
            .. Nodes.Select((machine, i) => SetUpNodeAsync(machine, i + 1, Nodes.Count)),
        ]);
    }

    private async Task SetUpRouterAsync()
    {
        await Router.SetAsync(("ipv4/ip_forward", "1"), ("ipv6/conf/all/forwarding", "1"));
        await Router.IpBatchAsync([
            $"address add {LabAddresses.Router}{LabAddresses.LanBits} dev eth0",
            $"address add {LabAddresses.Router6}{LabAddresses.Lan6Bits} dev eth0 nodad",
            $"address add {LabAddresses.FarRouter}/24 dev eth1",
            $"address add {LabAddresses.FarRouter6}/64 dev eth1 nodad",
            "link set eth0 up",
            "link set eth1 up",
        ]);
    }

    private async Task ConnectAsync()
    {
        await lan.IpBatchAsync([
            "link add bridge type bridge forward_delay 0 mcast_snooping 0",
            "link set bridge up",
            .. ((Machine[])[Router, Control, Client]).SelectMany(machine => Cable(machine, "")),
            .. Nodes.SelectMany((machine, i) => Cable(machine, $" address {LabAddresses.NodeMac(i + 1)}")),
        ]);
        await Router.IpAsync($"link add eth1 type veth peer name eth0 netns {Far.NamespaceName}");
    }

    private string[] Cable(Machine machine, string options)
    {
        var port = PortOf(machine);
        return
        [
            $"link add {port} type veth peer name eth0 netns {machine.NamespaceName}{options}",
            $"link set {port} master bridge up",
        ];
    }
}
