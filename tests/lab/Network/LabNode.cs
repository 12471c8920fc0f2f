using System.Diagnostics;
using Clarion.Lab.Networks;

namespace Clarion.Tests.Lab.Network;

/// <summary>A machine of the lab: a network namespace.</summary>
internal sealed class LabNode(Machine machine)
{
    public string Name => machine.NamespaceName;

    /// <summary>Runs <c>ip</c> in it.</summary>
    public Task<string> IpAsync(string arguments) => machine.IpAsync(arguments);

    /// <summary>Runs a program in it, whatever its end.</summary>
    public Task<(int Code, string Output)> RunAsync(string command) =>
        Tool.TryRunAsync(machine.Words(command.Split(' ')));

    /// <summary>Runs a line of shell in it, which must succeed.</summary>
    public async Task ShellAsync(string line)
    {
        var (code, output) = await Tool.TryRunAsync(machine.Words("bash", "-c", line));
        Assert.True(code == 0, $"'{line}' ended with {code}: {output}");
    }

    /// <summary>Puts a cable between this machine and another; both ends are up.</summary>
    public async Task ConnectAsync(string ownName, string ownMac, LabNode other, string otherName, string otherMac)
    {
        await Tool.RunAsync($"ip link add {ownName} netns {Name} address {ownMac} type veth "
            + $"peer name {otherName} netns {other.Name} address {otherMac}");
        await IpAsync($"link set {ownName} up");
        await other.IpAsync($"link set {otherName} up");
    }

    /// <summary>Gives eth0 the addresses of this number.</summary>
    public async Task AddressAsync(int number)
    {
        await IpAsync($"address add 10.9.0.{number}/24 dev eth0");
        await IpAsync($"address add 2001:db8::{number}/64 dev eth0 nodad");
    }

    /// <summary>Starts the test host in it.</summary>
    /// <param name="arguments">Its verb and arguments.</param>
    /// <param name="through">A program that starts it, for example with fewer capabilities.</param>
    public LabHost Host(string arguments, string through = "env")
    {
        var words = machine.Words([.. through.Split(' '), LabHost.Program, .. arguments.Split(' ')]);
        return new(Process.Start(new ProcessStartInfo(words[0], words.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);
    }

    /// <summary>What <c>ip neigh</c> says about an address on eth0; empty for nothing.</summary>
    public async Task<string> NeighborAsync(string address) =>
        (await IpAsync($"neigh show {address} dev eth0")).Trim();

    /// <summary>Waits until <c>ip neigh</c> says this about an address.</summary>
    public Task AwaitNeighborAsync(string address, string part) => Wait.UntilAsync(
        async () => (await NeighborAsync(address)).Contains(part, StringComparison.Ordinal),
        async () => $"{address} is '{await NeighborAsync(address)}', not '{part}'");

    /// <summary>Makes the kernel resolve an address, by sending it a datagram.</summary>
    public Task TouchAsync(string address) => ShellAsync($"echo > /dev/udp/{address}/9");
}
