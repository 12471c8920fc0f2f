using System.Collections.Immutable;
using static Clarion.Linux.Packets.BpfInstruction;

namespace Clarion.Linux.Packets;

/// <summary>
/// What a packet socket receives, decided in the kernel. Frames for other stations are left out: they show up in
/// promiscuous mode, and when a VLAN tag that this node does not know was taken off.
/// </summary>
public sealed class PacketFilter
{
    private const uint FrameBytesMax = 1_514;
    private const uint PacketType = unchecked((uint)-0x1000) + 4; // SKF_AD_OFF + SKF_AD_PKTTYPE
    private const uint OtherHost = 3; // PACKET_OTHERHOST
    private const uint EtherTypeOffset = 12;
    private const uint NextHeaderOffset = 20;
    private const uint HopLimitOffset = 21;
    private const uint IcmpTypeOffset = 54;
    private const ushort EthPArp = 0x0806;
    private const ushort EthPIpv6 = 0x86dd;
    private const uint IcmpV6 = 58;
    private const uint NeighborSolicitation = 135;

    internal PacketFilter(ushort etherType, ImmutableArray<BpfInstruction> instructions) =>
        (EtherType, Instructions) = (etherType, instructions);

    /// <summary>ARP.</summary>
    public static PacketFilter Arp { get; } = new(EthPArp,
    [
        LoadByteAt(PacketType),
        SkipIfEqual(OtherHost, 3, 0),
        LoadHalfAt(EtherTypeOffset),
        SkipIfEqual(EthPArp, 0, 1),
        Accept(FrameBytesMax),
        Accept(0),
    ]);

    /// <summary>Neighbor Solicitations that cannot come from another link: hop limit 255.</summary>
    public static PacketFilter Solicitations { get; } = new(EthPIpv6,
    [
        LoadByteAt(PacketType),
        SkipIfEqual(OtherHost, 9, 0),
        LoadHalfAt(EtherTypeOffset),
        SkipIfEqual(EthPIpv6, 0, 7),
        LoadByteAt(NextHeaderOffset),
        SkipIfEqual(IcmpV6, 0, 5),
        LoadByteAt(HopLimitOffset),
        SkipIfEqual(255, 0, 3),
        LoadByteAt(IcmpTypeOffset),
        SkipIfEqual(NeighborSolicitation, 0, 1),
        Accept(FrameBytesMax),
        Accept(0),
    ]);

    /// <summary>The protocol that the socket is bound to.</summary>
    internal ushort EtherType { get; }

    /// <summary>The program.</summary>
    internal ImmutableArray<BpfInstruction> Instructions { get; }
}
