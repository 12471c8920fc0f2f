using System.Globalization;
using Clarion.Neighbors.Arp;
using Clarion.Neighbors.Ndp;
using Clarion.Tests.Lab.Network;

namespace Clarion.Tests.Lab.Layer2;

/// <summary>Hears the frames that reach an interface.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly LabHost host;

    private Listener(LabHost host) => this.host = host;

    /// <summary>Starts listening for <c>arp</c> or <c>ndp</c>.</summary>
    public static async Task<Listener> StartAsync(LabNode node, string protocol, string name = "eth0")
    {
        var listener = new Listener(node.Host($"listen {name} {protocol}"));
        await listener.host.HearAsync("ready");
        return listener;
    }

    /// <summary>Waits for an ARP packet whose sender has the address.</summary>
    public async Task<(long Millis, ArpFrame Frame)> HearArpAsync(string sender)
    {
        while (true)
        {
            var (millis, bytes) = Parse(await host.HearAsync("frame"));
            if (ArpFrame.TryRead(bytes, out var frame, out _) && frame.SenderIp.ToString() == sender)
                return (millis, frame);
        }
    }

    /// <summary>Waits for an advertisement of the address.</summary>
    public async Task<NeighborAdvertisement> HearAdvertisementAsync(string target)
    {
        while (true)
        {
            var (_, bytes) = Parse(await host.HearAsync("frame"));
            if (NeighborAdvertisement.TryRead(bytes, out var message, out _) && message.Target.ToString() == target)
                return message;
        }
    }

    /// <summary>How many solicitations for the address have come that were not waited for.</summary>
    public int CountSolicitations(string target) => host.Rest()
        .Where(line => line.StartsWith("frame", StringComparison.Ordinal))
        .Count(line => NeighborSolicitation.TryRead(Parse(line).Bytes, out var message, out _)
            && message.Target.ToString() == target);

    /// <summary>How many ARP packets of the sender have come that were not waited for.</summary>
    public int CountArp(string sender) => host.Rest()
        .Where(line => line.StartsWith("frame", StringComparison.Ordinal))
        .Count(line => ArpFrame.TryRead(Parse(line).Bytes, out var frame, out _)
            && frame.SenderIp.ToString() == sender);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static (long Millis, byte[] Bytes) Parse(string line)
    {
        var words = line.Split(' ');
        return (long.Parse(words[1], CultureInfo.InvariantCulture), Convert.FromHexString(words[2]));
    }
}
