using Clarion.Linux.Calls;
using Clarion.Linux.Packets;
using Clarion.Neighbors.Arp;
using Clarion.Primitives;

namespace Clarion.LabHost;

/// <summary>Sends so many ARP requests for an address, as fast as it can.</summary>
internal static class FloodVerb
{
    public static int Run(string name, string target, int count)
    {
        if (!PacketSocket.TryOpen(ListenVerb.Find(name), PacketFilter.Arp, out var socket, out var failure))
            throw new IOException(failure.ToString());
        var sender = new MacAddress(0x0200_0000_00f1);
        var frame = new byte[ArpFrame.Length];
        new ArpFrame
        {
            Destination = MacAddress.Broadcast,
            Source = sender,
            Operation = ArpOperation.Request,
            SenderMac = sender,
            SenderIp = IpAddress.ParseOrThrow("10.9.0.241"),
            TargetMac = default,
            TargetIp = IpAddress.ParseOrThrow(target),
        }.Write(frame);
        for (var sent = 0; sent < count;)
            sent += socket!.TrySend(frame, out var errno) || errno != Errno.ENOBUFS ? 1 : 0;
        socket!.Dispose();
        return 0;
    }
}
