using System.Globalization;

namespace Clarion.Primitives;

/// <summary>A 48-bit Ethernet address (EUI-48).</summary>
/// <param name="Value">The six bytes as a number, first byte highest; below 2^48.</param>
public readonly record struct MacAddress(ulong Value)
{
    /// <summary>Bytes of an address.</summary>
    public const int ByteCount = 6;

    /// <summary>ff:ff:ff:ff:ff:ff.</summary>
    public static readonly MacAddress Broadcast = new(0xffff_ffff_ffff);

    /// <summary>Whether the group bit is set: multicast or broadcast.</summary>
    public bool IsGroup => (Value & 0x0100_0000_0000) != 0;

    /// <summary>Reads six bytes in network order.</summary>
    public static MacAddress FromBytes(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes.Length, ByteCount);
        ulong value = 0;
        foreach (var part in bytes[..ByteCount])
            value = (value << 8) | part;
        return new(value);
    }

    /// <summary>Writes six bytes in network order.</summary>
    public void WriteBytes(Span<byte> destination)
    {
        for (var i = 0; i < ByteCount; i++)
            destination[i] = (byte)(Value >> (8 * (ByteCount - 1 - i)));
    }

    /// <summary>Six pairs of lower-case hexadecimal digits with colons.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[ByteCount];
        WriteBytes(bytes);
        return string.Create(CultureInfo.InvariantCulture,
            $"{bytes[0]:x2}:{bytes[1]:x2}:{bytes[2]:x2}:{bytes[3]:x2}:{bytes[4]:x2}:{bytes[5]:x2}");
    }
}
