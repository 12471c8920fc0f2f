using System.Runtime.InteropServices;
using System.Text;
using Clarion.Linux.Netlink;
using Clarion.Primitives;

namespace Clarion.Linux.Links;

/// <summary>Reads RTM_NEWLINK and RTM_DELLINK (struct ifinfomsg).</summary>
internal static class LinkMessage
{
    private const int HeaderLength = 16;
    private const byte AF_UNSPEC = 0;
    private const ushort ARPHRD_ETHER = 1;
    private const ushort IFLA_ADDRESS = 1;
    private const ushort IFLA_IFNAME = 3;
    private const ushort IFLA_MASTER = 10;

    /// <summary>
    /// Reads a link. Messages of other families are no news about the link itself: a bridge
    /// tells with RTM_DELLINK of AF_BRIDGE that a port has left it.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out Link? link)
    {
        link = null;
        if (payload.Length < HeaderLength || payload[0] != AF_UNSPEC)
            return false;
        var isEthernet = MemoryMarshal.Read<ushort>(payload[2..]) == ARPHRD_ETHER;
        string? name = null;
        MacAddress? mac = null;
        InterfaceIndex? master = null;
        var attributes = payload[HeaderLength..];
        while (NetlinkAttribute.TryTake(ref attributes, out var attribute))
        {
            if (attribute.Type == IFLA_IFNAME)
                name = Encoding.UTF8.GetString(attribute.Value.TrimEnd((byte)0));
            else if (attribute.Type == IFLA_ADDRESS && isEthernet && attribute.Value.Length == MacAddress.ByteCount)
                mac = MacAddress.FromBytes(attribute.Value);
            else if (attribute.Type == IFLA_MASTER && attribute.Value.Length == sizeof(int))
                master = new(MemoryMarshal.Read<int>(attribute.Value));
        }

        if (name is null)
            return false;
        link = new()
        {
            Index = new(MemoryMarshal.Read<int>(payload[4..])),
            Name = name,
            Mac = mac,
            Flags = (LinkFlags)MemoryMarshal.Read<uint>(payload[8..]),
            Master = master,
        };
        return true;
    }
}
