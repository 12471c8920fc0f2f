using System.Globalization;

namespace Clarion.Primitives;

/// <summary>An address prefix in CIDR notation (RFC 4632, RFC 4291 section 2.3); host bits are zero.</summary>
public readonly record struct Prefix
{
    private Prefix(IpAddress network, int length) => (Network, Length) = (network, length);

    /// <summary>The first address.</summary>
    public IpAddress Network { get; }

    /// <summary>Length in bits: 0 to 32, or 0 to 128.</summary>
    public int Length { get; }

    /// <summary>The last address.</summary>
    public IpAddress Last => Network.LastOf(Length);

    /// <summary>The prefix of <paramref name="length"/> bits that holds <paramref name="address"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length exceeds the family's bits.</exception>
    public static Prefix Of(IpAddress address, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, address.BitCount);
        return new(address.FirstOf(length), length);
    }

    /// <summary>Reads <c>ADDRESS/LENGTH</c>; host bits are masked off, as MetalLB does.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Prefix prefix)
    {
        prefix = default;
        var slash = text.IndexOf('/');
        if (slash < 0 || !IpAddress.TryParse(text[..slash], out var address)
            || !TryParseLength(text[(slash + 1)..], address.BitCount, out var length))
            return false;
        prefix = Of(address, length);
        return true;
    }

    /// <summary>Whether the prefix holds the address.</summary>
    public bool Contains(IpAddress address) =>
        address.Family == Network.Family && address >= Network && address <= Last;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Network}/{Length}");

    private static bool TryParseLength(ReadOnlySpan<char> text, int bitCount, out int length) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out length) && length <= bitCount;
}
