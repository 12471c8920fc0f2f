using Clarion.Primitives;

namespace Clarion.Neighbors.Ndp;

/// <summary>The groups that neighbor discovery uses, and their Ethernet addresses.</summary>
public static class Ipv6Multicast
{
    /// <summary>ff02::1, every node of the link (RFC 4291 section 2.7.1).</summary>
    public static readonly IpAddress AllNodes = new(IpFamily.IPv6, new UInt128(0xff02_0000_0000_0000, 1));

    private static readonly UInt128 SolicitedNodePrefix = new(0xff02_0000_0000_0000, 0x0000_0001_ff00_0000);

    /// <summary>The solicited-node group of an address: ff02::1:ff and its low 24 bits (RFC 4291 2.7.1).</summary>
    public static IpAddress SolicitedNode(IpAddress address) =>
        new(IpFamily.IPv6, SolicitedNodePrefix | (address.Value & 0xff_ffff));

    /// <summary>Whether the address is a group.</summary>
    public static bool IsGroup(IpAddress address) =>
        address.Family == IpFamily.IPv6 && address.Value >> 120 == 0xff;

    /// <summary>Where frames for a group are sent: 33:33 and its low 32 bits (RFC 2464 section 7).</summary>
    public static MacAddress EthernetAddress(IpAddress group) =>
        new(0x3333_0000_0000 | (ulong)(group.Value & 0xffff_ffff));
}
