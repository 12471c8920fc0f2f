using System.Runtime.InteropServices;
using Clarion.Linux.Netlink;
using Clarion.Primitives;

namespace Clarion.Linux.Links;

/// <summary>Reads RTM_NEWADDR and RTM_DELADDR (struct ifaddrmsg).</summary>
internal static class AddressMessage
{
    private const int HeaderLength = 8;
    private const ushort IFA_ADDRESS = 1;
    private const ushort IFA_LOCAL = 2;
    private const ushort IFA_FLAGS = 8;

    public static bool TryRead(ReadOnlySpan<byte> payload, out InterfaceIndex index, out LinkAddress address)
    {
        index = default;
        address = default;
        if (payload.Length < HeaderLength)
            return false;
        index = new(MemoryMarshal.Read<int>(payload[4..]));
        IpAddress? own = null;
        var flags = (uint)payload[2];
        var attributes = payload[HeaderLength..];
        while (NetlinkAttribute.TryTake(ref attributes, out var attribute))
        {
            // IFA_ADDRESS is the peer's address on a point-to-point link, which then has IFA_LOCAL beside it.
            if (attribute.Type == IFA_LOCAL || (attribute.Type == IFA_ADDRESS && own is null))
                own = attribute.Value.Length is 4 or 16 ? IpAddress.FromBytes(attribute.Value) : own;
            else if (attribute.Type == IFA_FLAGS && attribute.Value.Length == sizeof(uint))
                flags = MemoryMarshal.Read<uint>(attribute.Value);
        }

        if (own is not { } found)
            return false;
        address = new(found, payload[1], flags);
        return true;
    }
}
