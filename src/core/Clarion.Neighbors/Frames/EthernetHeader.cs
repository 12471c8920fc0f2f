using System.Buffers.Binary;
using Clarion.Primitives;

namespace Clarion.Neighbors.Frames;

/// <summary>The header of an Ethernet II frame, without a VLAN tag: the kernel has taken it off.</summary>
public readonly record struct EthernetHeader(MacAddress Destination, MacAddress Source, ushort EtherType)
{
    /// <summary>Bytes of the header.</summary>
    public const int Length = 14;

    /// <summary>ETH_P_ARP.</summary>
    public const ushort Arp = 0x0806;

    /// <summary>ETH_P_IPV6.</summary>
    public const ushort IPv6 = 0x86dd;

    /// <summary>Reads a frame's header.</summary>
    public static bool TryRead(ReadOnlySpan<byte> frame, out EthernetHeader header)
    {
        header = default;
        if (frame.Length < Length)
            return false;
        header = new(MacAddress.FromBytes(frame), MacAddress.FromBytes(frame[MacAddress.ByteCount..]),
            BinaryPrimitives.ReadUInt16BigEndian(frame[12..]));
        return true;
    }

    /// <summary>Writes <see cref="Length"/> bytes.</summary>
    public void Write(Span<byte> frame)
    {
        Destination.WriteBytes(frame);
        Source.WriteBytes(frame[MacAddress.ByteCount..]);
        BinaryPrimitives.WriteUInt16BigEndian(frame[12..], EtherType);
    }
}
