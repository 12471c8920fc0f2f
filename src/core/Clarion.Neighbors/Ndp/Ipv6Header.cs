using System.Buffers.Binary;
using Clarion.Primitives;

namespace Clarion.Neighbors.Ndp;

/// <summary>The parts of an IPv6 header that neighbor discovery uses (RFC 8200 section 3).</summary>
/// <param name="Source">Source address.</param>
/// <param name="Destination">Destination address.</param>
/// <param name="PayloadLength">Bytes behind the header.</param>
internal readonly record struct Ipv6Header(IpAddress Source, IpAddress Destination, ushort PayloadLength)
{
    public const int Length = 40;
    public const byte NextHeaderIcmpV6 = 58;
    public const byte HopLimit = 255;

    /// <summary>Source and destination within the header.</summary>
    public static readonly Range Addresses = 8..40;

    private const uint Version6 = 6u << 28;

    /// <summary>Writes <see cref="Length"/> bytes.</summary>
    public void Write(Span<byte> header)
    {
        BinaryPrimitives.WriteUInt32BigEndian(header, Version6);
        BinaryPrimitives.WriteUInt16BigEndian(header[4..], PayloadLength);
        header[6] = NextHeaderIcmpV6;
        header[7] = HopLimit;
        Source.WriteBytes(header[8..]);
        Destination.WriteBytes(header[24..]);
    }
}
