using System.Globalization;

namespace Clarion.Benchmarks.ArpRoundTrip;

/// <summary>
/// ARP round trips as a peer sees them: the announcer's answer and the kernel's own, through the same cable between two
/// network namespaces, from the same asker. Needs root and iproute2.
/// </summary>
internal static class RoundTripBenchmark
{
    private const string KernelAddress = "10.9.0.1";
    private const string AskerAddress = "10.9.0.2";
    private const string OurAddress = "10.9.0.200";

    public static async Task RunAsync()
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"clarion-{Environment.ProcessId}-bench-");
        string node = prefix + "node", client = prefix + "client";
        try
        {
            await ConnectAsync(node, client);
            await using var answering = new ChildProcess(node, "answer", OurAddress);
            await answering.ReadLineAsync();
            var kernel = await AskAsync(client, KernelAddress);
            var before = await AllocatedAsync(answering);
            var ours = await AskAsync(client, OurAddress);
            var allocated = await AllocatedAsync(answering) - before;
            Print(kernel, ours, allocated);
        }
        finally
        {
            await ChildProcess.TryRunAsync($"ip netns delete {node}");
            await ChildProcess.TryRunAsync($"ip netns delete {client}");
        }
    }

    private static async Task ConnectAsync(string node, string client)
    {
        await ChildProcess.RunAsync($"ip netns add {node}");
        await ChildProcess.RunAsync($"ip netns add {client}");
        await ChildProcess.RunAsync($"ip link add eth0 netns {node} type veth peer name eth0 netns {client}");
        await ChildProcess.RunAsync($"ip -n {node} link set eth0 up");
        await ChildProcess.RunAsync($"ip -n {client} link set eth0 up");
        await ChildProcess.RunAsync($"ip -n {node} address add {KernelAddress}/24 dev eth0");
        await ChildProcess.RunAsync($"ip -n {client} address add {AskerAddress}/24 dev eth0");
    }

    private static async Task<string[]> AskAsync(string client, string address)
    {
        await using var asking = new ChildProcess(client, "ask", AskerAddress, address);
        return (await asking.ReadLineAsync()).Split(' ');
    }

    private static async Task<long> AllocatedAsync(ChildProcess answering)
    {
        await answering.WriteLineAsync("allocated");
        return long.Parse(await answering.ReadLineAsync(), CultureInfo.InvariantCulture);
    }

    private static void Print(string[] kernel, string[] ours, long allocated)
    {
        var perReply = allocated / (double)(AskingProcess.Requests + AskingProcess.WarmUpRequests);
        Console.WriteLine($"ARP round trip, {AskingProcess.Requests} requests, two quiet namespaces");
        Console.WriteLine("| answer of | p50 µs | p99 µs | max µs | lost | bytes allocated per reply |");
        Console.WriteLine("|---|---|---|---|---|---|");
        Console.WriteLine($"| kernel | {string.Join(" | ", kernel)} | - |");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| Clarion | {string.Join(" | ", ours)} | {perReply:0.00} |"));
    }
}
