using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Clarion.Primitives;

/// <summary>An IPv4 or IPv6 address without a zone, as a number: addresses of one family are ordered by it.</summary>
/// <remarks>
/// Kept as two halves: no code that touches a field of type UInt128 is compiled ahead of time, and addresses are
/// everywhere.
/// </remarks>
public readonly record struct IpAddress : IComparable<IpAddress>
{
    private readonly ulong high;
    private readonly ulong low;

    /// <param name="family">The family.</param>
    /// <param name="value">The address as an unsigned number; below 2^32 for IPv4.</param>
    public IpAddress(IpFamily family, UInt128 value) => (Family, Value) = (family, value);

    private IpAddress(IpFamily family, ulong high, ulong low) => (Family, this.high, this.low) = (family, high, low);

    /// <summary>The family.</summary>
    public IpFamily Family { get; }

    /// <summary>The address as an unsigned number; below 2^32 for IPv4.</summary>
    public UInt128 Value
    {
        get => new(high, low);
        init => (high, low) = ((ulong)(value >> 64), (ulong)value);
    }

    /// <summary>Bits of an address of this family: 32 or 128.</summary>
    public int BitCount => Family == IpFamily.IPv4 ? 32 : 128;

    /// <summary>Bytes of an address of this family: 4 or 16.</summary>
    public int ByteCount => BitCount / 8;

    /// <summary>
    /// Reads the textual form of RFC 4291 section 2.2 or dotted-quad IPv4. A zone ("fe80::1%eth0"), an IPv4-mapped
    /// address, a leading zero in a quad ("010.0.0.1") and short forms ("10.1") are refused: each has two readings.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out IpAddress address)
    {
        address = default;
        if (text.IsEmpty || text.Length > 45 || text.ContainsAny('%', '[', '/'))
            return false;
        if (!text.Contains(':'))
            return TryParseQuad(text, out address);
        if (!IPAddress.TryParse(text, out var parsed) || parsed.AddressFamily != AddressFamily.InterNetworkV6
            || parsed.IsIPv4MappedToIPv6)
            return false;
        address = From(parsed);
        return true;
    }

    /// <summary>As <see cref="TryParse"/>.</summary>
    /// <exception cref="FormatException">The text is no address.</exception>
    public static IpAddress ParseOrThrow(string text) =>
        TryParse(text, out var address) ? address : throw new FormatException($"'{text}' is not an IP address");

    /// <summary>Converts from the BCL's type; the zone is dropped.</summary>
    public static IpAddress From([NotNull] IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        Invariant.Check(address.TryWriteBytes(bytes, out var written), "an address fits 16 bytes");
        return FromBytes(bytes[..written]);
    }

    /// <summary>Reads 4 or 16 bytes in network order.</summary>
    public static IpAddress FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        4 => new(IpFamily.IPv4, 0, BinaryPrimitives.ReadUInt32BigEndian(bytes)),
        16 => new(
            IpFamily.IPv6,
            BinaryPrimitives.ReadUInt64BigEndian(bytes),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[8..])),
        _ => throw new ArgumentException("an address has 4 or 16 bytes", nameof(bytes)),
    };

    /// <summary>Writes <see cref="ByteCount"/> bytes in network order.</summary>
    public void WriteBytes(Span<byte> destination)
    {
        if (Family == IpFamily.IPv4)
        {
            BinaryPrimitives.WriteUInt32BigEndian(destination, (uint)low);
            return;
        }

        BinaryPrimitives.WriteUInt64BigEndian(destination, high);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], low);
    }

    /// <summary>Converts to the BCL's type.</summary>
    public IPAddress ToIPAddress()
    {
        Span<byte> bytes = stackalloc byte[16];
        WriteBytes(bytes);
        return new IPAddress(bytes[..ByteCount]);
    }

    /// <summary>IPv4 before IPv6, then by number.</summary>
    public int CompareTo(IpAddress other)
    {
        if (Family != other.Family)
            return Family < other.Family ? -1 : 1;
        return high != other.high ? high.CompareTo(other.high) : low.CompareTo(other.low);
    }

    public static bool operator <(IpAddress left, IpAddress right) => left.CompareTo(right) < 0;

    public static bool operator >(IpAddress left, IpAddress right) => left.CompareTo(right) > 0;

    public static bool operator <=(IpAddress left, IpAddress right) => left.CompareTo(right) <= 0;

    public static bool operator >=(IpAddress left, IpAddress right) => left.CompareTo(right) >= 0;

    /// <summary>The canonical text, of RFC 5952 for IPv6.</summary>
    public override string ToString() => ToIPAddress().ToString();

    /// <summary>The first address of its prefix of <paramref name="length"/> bits: the host bits are zero.</summary>
    internal IpAddress FirstOf(int length)
    {
        var (maskHigh, maskLow) = HostMask(length);
        return new(Family, high & ~maskHigh, low & ~maskLow);
    }

    /// <summary>The last address of its prefix of <paramref name="length"/> bits: the host bits are one.</summary>
    internal IpAddress LastOf(int length)
    {
        var (maskHigh, maskLow) = HostMask(length);
        return new(Family, high | maskHigh, low | maskLow);
    }

    private (ulong High, ulong Low) HostMask(int length)
    {
        var bits = BitCount - length;
        return (Ones(bits - 64), Ones(Math.Min(bits, 64)));
    }

    /// <summary>A number whose lowest bits are one: as many as asked for, 0 to 64; none for less.</summary>
    private static ulong Ones(int count) => count <= 0 ? 0 : ulong.MaxValue >> (64 - count);

    private static bool TryParseQuad(ReadOnlySpan<char> text, out IpAddress address)
    {
        address = default;
        uint value = 0;
        var octets = 0;
        foreach (var part in text.Split('.'))
        {
            var octet = text[part];
            if (++octets > 4 || octet.Length is 0 or > 3 || (octet.Length > 1 && octet[0] == '0')
                || !byte.TryParse(octet, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return false;
            value = (value << 8) | number;
        }

        address = new(IpFamily.IPv4, 0, value);
        return octets == 4;
    }
}
