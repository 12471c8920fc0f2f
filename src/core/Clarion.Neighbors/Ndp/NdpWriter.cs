using System.Buffers.Binary;
using Clarion.Neighbors.Frames;
using Clarion.Primitives;

namespace Clarion.Neighbors.Ndp;

/// <summary>Writes the layout that solicitation and advertisement share (RFC 4861 sections 4.3 and 4.4).</summary>
internal static class NdpWriter
{
    /// <summary>Bytes of a frame with one link-layer option.</summary>
    public const int LengthWithOption = LengthWithoutOption + 8;

    /// <summary>Bytes of a frame without options.</summary>
    public const int LengthWithoutOption = EthernetHeader.Length + Ipv6Header.Length + 24;

    /// <summary>Writes Ethernet and IPv6 header; returns the message to be filled in, zeroed.</summary>
    public static Span<byte> WriteHeaders(
        Span<byte> frame, EthernetHeader ethernet, IpAddress source, IpAddress destination)
    {
        ethernet.Write(frame);
        var message = frame[(EthernetHeader.Length + Ipv6Header.Length)..];
        new Ipv6Header(source, destination, (ushort)message.Length).Write(frame[EthernetHeader.Length..]);
        message.Clear();
        return message;
    }

    /// <summary>Writes type, flags, target and the link-layer option, where there is one.</summary>
    public static void WriteMessage(
        Span<byte> message, byte type, byte flags, IpAddress target, (byte Type, MacAddress Address)? option)
    {
        message[0] = type;
        message[4] = flags;
        target.WriteBytes(message[8..]);
        if (option is not { } present)
            return;
        message[24] = present.Type;
        message[25] = 1;
        present.Address.WriteBytes(message[26..]);
    }

    /// <summary>Fills the checksum in, last of all.</summary>
    public static void WriteChecksum(Span<byte> frame)
    {
        var ip = frame[EthernetHeader.Length..];
        var message = ip[Ipv6Header.Length..];
        BinaryPrimitives.WriteUInt16BigEndian(
            message[2..], IcmpV6Checksum.Compute(ip[Ipv6Header.Addresses], message));
    }
}
