using System.Buffers.Binary;
using Clarion.Neighbors.Frames;
using Clarion.Primitives;

namespace Clarion.Neighbors.Ndp;

/// <summary>A neighbor discovery message in its frame, with every length checked (RFC 4861 section 7.1).</summary>
internal readonly ref struct NdpReader
{
    private const int TargetOffset = 8;
    private const int OptionsOffset = 24;

    private readonly ReadOnlySpan<byte> ip;
    private readonly ReadOnlySpan<byte> message;

    private NdpReader(EthernetHeader ethernet, ReadOnlySpan<byte> ip, ReadOnlySpan<byte> message)
    {
        Ethernet = ethernet;
        this.ip = ip;
        this.message = message;
    }

    public EthernetHeader Ethernet { get; }

    public IpAddress Source => IpAddress.FromBytes(ip[8..24]);

    public IpAddress Destination => IpAddress.FromBytes(ip[24..40]);

    /// <summary>The first byte behind the checksum: R, S and O of an advertisement.</summary>
    public byte Flags => message[4];

    public IpAddress Target => IpAddress.FromBytes(message[TargetOffset..OptionsOffset]);

    public bool HasRightChecksum => IcmpV6Checksum.Compute(ip[Ipv6Header.Addresses], message) == 0;

    /// <summary>Finds the message of the wanted type. Its checksum is not looked at yet.</summary>
    public static bool TryRead(ReadOnlySpan<byte> frame, byte type, out NdpReader reader, out DropReason reason)
    {
        reader = default;
        reason = CheckHeaders(frame, out var ethernet);
        if (reason != DropReason.None)
            return false;
        var ip = frame[EthernetHeader.Length..];
        var message = ip.Slice(Ipv6Header.Length, BinaryPrimitives.ReadUInt16BigEndian(ip[4..]));
        reason = CheckMessage(message, type);
        reader = new(ethernet, ip, message);
        return reason == DropReason.None;
    }

    /// <summary>Reads the link-layer address in the option of a type; null where there is none.</summary>
    /// <returns>False when any option is malformed; then the whole message is discarded.</returns>
    public bool TryReadLinkLayerAddress(byte optionType, out MacAddress? address)
    {
        address = null;
        for (var options = message[OptionsOffset..]; !options.IsEmpty;)
        {
            var length = options.Length < 2 ? 0 : options[1] * 8;
            if (length == 0 || length > options.Length)
                return false;
            if (options[0] == optionType)
            {
                if (length != 8)
                    return false;
                address = MacAddress.FromBytes(options[2..]);
            }

            options = options[length..];
        }

        return true;
    }

    private static DropReason CheckHeaders(ReadOnlySpan<byte> frame, out EthernetHeader ethernet)
    {
        if (!EthernetHeader.TryRead(frame, out ethernet))
            return DropReason.Truncated;
        if (ethernet.EtherType != EthernetHeader.IPv6)
            return DropReason.WrongEtherType;
        var ip = frame[EthernetHeader.Length..];
        if (ip.Length < Ipv6Header.Length)
            return DropReason.Truncated;
        if (ip[0] >> 4 != 6 || ip[6] != Ipv6Header.NextHeaderIcmpV6)
            return DropReason.NotIcmpV6;
        if (ip[7] != Ipv6Header.HopLimit)
            return DropReason.HopLimitNot255;
        return BinaryPrimitives.ReadUInt16BigEndian(ip[4..]) > ip.Length - Ipv6Header.Length
            ? DropReason.Truncated
            : DropReason.None;
    }

    private static DropReason CheckMessage(ReadOnlySpan<byte> message, byte type)
    {
        if (message.IsEmpty)
            return DropReason.Truncated;
        if (message[0] != type)
            return DropReason.WrongIcmpType;
        if (message.Length < OptionsOffset)
            return DropReason.Truncated;
        if (message[1] != 0)
            return DropReason.CodeNotZero;
        return message[TargetOffset] == 0xff ? DropReason.TargetIsMulticast : DropReason.None;
    }
}
