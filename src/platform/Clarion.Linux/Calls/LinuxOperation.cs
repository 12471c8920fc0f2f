namespace Clarion.Linux.Calls;

/// <summary>What was asked of the kernel.</summary>
public enum LinuxOperation
{
    /// <summary>socket(AF_PACKET, SOCK_RAW).</summary>
    OpenPacketSocket,

    /// <summary>setsockopt(SO_ATTACH_FILTER).</summary>
    AttachFilter,

    /// <summary>bind to one interface.</summary>
    BindToInterface,

    /// <summary>socket(AF_NETLINK) and its multicast groups.</summary>
    OpenNetlinkSocket,

    /// <summary>A dump of links or addresses.</summary>
    ReadNetlink,

    /// <summary>setsockopt(IPV6_ADD_MEMBERSHIP).</summary>
    JoinGroup,

    /// <summary>eventfd.</summary>
    OpenEvent,

    /// <summary>setns(CLONE_NEWNET).</summary>
    EnterNamespace,
}
