using Clarion.Linux.Links;
using Clarion.Primitives;
using Clarion.Speaker.Layer2;
using Microsoft.Extensions.Logging.Abstractions;

namespace Clarion.Benchmarks.ArpRoundTrip;

/// <summary>The announcer alone. For each line of input it says what the process has allocated so far.</summary>
internal static class AnsweringProcess
{
    public static async Task RunAsync(string address)
    {
        using var stop = new CancellationTokenSource();
        var monitor = new LinkMonitor(TimeProvider.System, NullLogger<LinkMonitor>.Instance);
        var announcer = new Layer2Announcer(
            monitor,
            new(),
            TimeProvider.System,
            NullLogger<Layer2Announcer>.Instance,
            outcomes => Console.WriteLine("ready"));
        announcer.Announce([new(IpAddress.ParseOrThrow(address), [])]);
        var running = Task.WhenAll(monitor.RunAsync(stop.Token), announcer.RunAsync(stop.Token));
        while (await Console.In.ReadLineAsync(CancellationToken.None) is not null)
            Console.WriteLine(GC.GetTotalAllocatedBytes(precise: true));
        await stop.CancelAsync();
        await running;
    }
}
