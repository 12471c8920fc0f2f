using System.Net.NetworkInformation;
using Clarion.Linux.Calls;
using Clarion.Linux.Packets;
using Clarion.Primitives;

namespace Clarion.LabHost;

/// <summary>Prints every frame of a protocol that an interface receives: <c>frame MILLISECONDS HEX</c>.</summary>
internal static class ListenVerb
{
    /// <summary>All of IPv6: the tests look for what they want.</summary>
    private static readonly PacketFilter EveryIpv6 = new(0x86dd, [BpfInstruction.Accept(PacketSocket.FrameBytesMax)]);

    public static async Task<int> RunAsync(string name, string protocol)
    {
        var filter = protocol == "arp" ? PacketFilter.Arp : EveryIpv6;
        if (!PacketSocket.TryOpen(Find(name), filter, out var socket, out var failure)
            || !ReadinessWait.TryOpen(out var wait, out failure))
            throw new IOException(failure.ToString());
        var thread = new Thread(() => Listen(socket!, wait!)) { IsBackground = true };
        thread.Start();
        Console.Out.WriteLine("ready");
        await Console.In.ReadToEndAsync(CancellationToken.None);
        return 0;
    }

    public static InterfaceIndex Find(string name) => new(NetworkInterface.GetAllNetworkInterfaces()
        .Single(each => each.Name == name).GetIPProperties().GetIPv6Properties().Index);

    private static void Listen(PacketSocket socket, ReadinessWait wait)
    {
        var buffer = new byte[PacketSocket.FrameBytesMax];
        var start = Instant.Now(TimeProvider.System);
        wait.Watch([socket]);
        while (true)
        {
            wait.Wait(timeoutMillis: 1_000);
            while (socket.TryReceive(buffer, out var length, out _))
            {
                var millis = (long)(Instant.Now(TimeProvider.System) - start).TotalMilliseconds;
                Console.Out.WriteLine($"frame {millis} {Convert.ToHexStringLower(buffer.AsSpan(0, length))}");
            }
        }
    }
}
