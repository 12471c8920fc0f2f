using System.Runtime.InteropServices;

namespace Clarion.Linux.Netlink;

/// <summary>One message of a netlink datagram (struct nlmsghdr); numbers are in the machine's order.</summary>
internal readonly ref struct NetlinkMessage
{
    public const int HeaderLength = 16;

    // netlink.h
    public const ushort NLMSG_ERROR = 2;
    public const ushort NLMSG_DONE = 3;
    public const ushort NLM_F_REQUEST = 1;
    public const ushort NLM_F_DUMP_INTR = 0x10;
    public const ushort NLM_F_DUMP = 0x300;

    // rtnetlink.h
    public const ushort RTM_NEWLINK = 16;
    public const ushort RTM_DELLINK = 17;
    public const ushort RTM_GETLINK = 18;
    public const uint RTMGRP_LINK = 1;

    private NetlinkMessage(ushort type, ushort flags, ReadOnlySpan<byte> payload)
    {
        Type = type;
        Flags = flags;
        Payload = payload;
    }

    public ushort Type { get; }

    public ushort Flags { get; }

    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>Takes the first message off a datagram; false at its end, or where it makes no sense.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> datagram, out NetlinkMessage message)
    {
        message = default;
        if (datagram.Length < HeaderLength)
            return false;
        var length = MemoryMarshal.Read<uint>(datagram);
        if (length < HeaderLength || length > datagram.Length)
            return false;
        message = new(MemoryMarshal.Read<ushort>(datagram[4..]), MemoryMarshal.Read<ushort>(datagram[6..]),
            datagram[HeaderLength..(int)length]);
        datagram = datagram[Math.Min(NetlinkAttribute.Align((int)length), datagram.Length)..];
        return true;
    }
}
