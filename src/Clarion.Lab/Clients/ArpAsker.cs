using System.Net.NetworkInformation;
using Clarion.Lab.Networks;
using Clarion.Linux.Packets;
using Clarion.Neighbors.Arp;
using Clarion.Primitives;

namespace Clarion.Lab.Clients;

/// <summary>Asks a machine's LAN who has an address, by ARP on its eth0.</summary>
/// <param name="machine">Who asks.</param>
/// <param name="own">Its address.</param>
/// <param name="time">Time.</param>
internal sealed class ArpAsker(Machine machine, IpAddress own, TimeProvider time)
{
    /// <summary>Who has it answers within a millisecond; a busy machine takes longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    /// <summary>Asks once for each address.</summary>
    /// <returns>Who answered for which, without those for which nobody did.</returns>
    public async Task<IReadOnlyDictionary<IpAddress, MacAddress>> AskAsync(
        IReadOnlyCollection<IpAddress> addresses, CancellationToken cancellationToken)
    {
        var (socket, mac) = await machine.RunAsync(Open);
        using (socket)
        {
            foreach (var address in addresses)
                Ask(socket, mac, address);
            var owners = new Dictionary<IpAddress, MacAddress>();
            var end = Instant.Now(time) + Patience;
            while (owners.Count < addresses.Count && Instant.Now(time) < end)
            {
                if (!TryHear(socket, mac, owners))
                    await Task.Delay(Pause, time, cancellationToken);
            }

            return owners;
        }
    }

    private static bool TryHear(PacketSocket socket, MacAddress mac, Dictionary<IpAddress, MacAddress> owners)
    {
        var buffer = new byte[PacketSocket.FrameBytesMax];
        if (!socket.TryReceive(buffer, out var length, out _))
            return false;
        if (ArpFrame.TryRead(buffer.AsSpan(0, length), out var heard, out _)
            && heard.Operation == ArpOperation.Reply && heard.Destination == mac)
            owners[heard.SenderIp] = heard.SenderMac;
        return true;
    }

    private static (PacketSocket Socket, MacAddress Mac) Open()
    {
        var card = NetworkInterface.GetAllNetworkInterfaces().Single(card => card.Name == "eth0");
        var index = new InterfaceIndex(card.GetIPProperties().GetIPv4Properties().Index);
        return PacketSocket.TryOpen(index, PacketFilter.Arp, out var socket, out var failure)
            ? (socket!, MacAddress.FromBytes(card.GetPhysicalAddress().GetAddressBytes()))
            : throw new LabException(failure.ToString());
    }

    private void Ask(PacketSocket socket, MacAddress mac, IpAddress address)
    {
        var request = new byte[ArpFrame.Length];
        ArpFrame.WhoHas(mac, own, address).Write(request);
        // What is lost here is asked for the next time.
        _ = socket.TrySend(request, out _);
    }
}
