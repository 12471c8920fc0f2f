using System.Buffers.Binary;

namespace Clarion.Neighbors.Ndp;

/// <summary>The checksum of ICMPv6 over its pseudo-header (RFC 4443 section 2.3, RFC 8200 section 8.1).</summary>
internal static class IcmpV6Checksum
{
    /// <summary>
    /// The checksum of a message whose checksum field is zero; 0 for a message that carries the right one.
    /// </summary>
    /// <param name="addresses">Source and destination as in the IPv6 header, 32 bytes.</param>
    /// <param name="message">The ICMPv6 message.</param>
    public static ushort Compute(ReadOnlySpan<byte> addresses, ReadOnlySpan<byte> message)
    {
        var sum = Sum(addresses) + Sum(message) + (uint)message.Length + Ipv6Header.NextHeaderIcmpV6;
        while (sum >> 16 != 0)
            sum = (sum & 0xffff) + (sum >> 16);
        return (ushort)~sum;
    }

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (; bytes.Length > 1; bytes = bytes[2..])
            sum += BinaryPrimitives.ReadUInt16BigEndian(bytes);
        return bytes.IsEmpty ? sum : sum + ((uint)bytes[0] << 8);
    }
}
