using System.Runtime.InteropServices;

namespace Clarion.Linux.Netlink;

/// <summary>One attribute of a route message (struct rtattr).</summary>
internal readonly ref struct NetlinkAttribute
{
    private const int HeaderLength = 4;
    private const ushort TypeMask = 0x3fff; // NLA_TYPE_MASK

    private NetlinkAttribute(ushort type, ReadOnlySpan<byte> value)
    {
        Type = type;
        Value = value;
    }

    public ushort Type { get; }

    public ReadOnlySpan<byte> Value { get; }

    /// <summary>Attributes and messages begin at multiples of four.</summary>
    public static int Align(int length) => (length + 3) & ~3;

    /// <summary>Takes the first attribute off; false at the end, or where it makes no sense.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> attributes, out NetlinkAttribute attribute)
    {
        attribute = default;
        if (attributes.Length < HeaderLength)
            return false;
        var length = MemoryMarshal.Read<ushort>(attributes);
        if (length < HeaderLength || length > attributes.Length)
            return false;
        attribute = new((ushort)(MemoryMarshal.Read<ushort>(attributes[2..]) & TypeMask),
            attributes[HeaderLength..length]);
        attributes = attributes[Math.Min(Align(length), attributes.Length)..];
        return true;
    }
}
