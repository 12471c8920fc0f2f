using System.Globalization;

namespace Clarion.Linux.Calls;

/// <summary>Something that the kernel refused.</summary>
/// <param name="Operation">What was asked.</param>
/// <param name="Errno">What it said.</param>
public readonly record struct LinuxFailure(LinuxOperation Operation, Errno Errno)
{
    /// <summary>What failed, why, and what to do about it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{What}: {Errno}. {Remedy}");

    private string What => Operation switch
    {
        LinuxOperation.OpenPacketSocket => "cannot open a packet socket",
        LinuxOperation.AttachFilter => "cannot attach a filter to a packet socket",
        LinuxOperation.BindToInterface => "cannot bind a packet socket to the interface",
        LinuxOperation.OpenNetlinkSocket => "cannot follow network interfaces by netlink",
        LinuxOperation.ReadNetlink => "cannot list network interfaces by netlink",
        LinuxOperation.JoinGroup => "cannot join a multicast group on the interface",
        LinuxOperation.EnterNamespace => "cannot enter a network namespace",
        _ => "cannot open an event descriptor",
    };

    private string Remedy => (Operation, Errno) switch
    {
        (LinuxOperation.OpenPacketSocket, Errno.EPERM or Errno.EACCES) =>
            "The capability NET_RAW is missing: run as uid 0 with securityContext.capabilities.add [\"NET_RAW\"]",
        (LinuxOperation.EnterNamespace, _) => "Run as root",
        (LinuxOperation.OpenPacketSocket or LinuxOperation.OpenNetlinkSocket, Errno.EAFNOSUPPORT) =>
            "The kernel, or a seccomp or AppArmor profile, does not offer this kind of socket: allow it",
        (LinuxOperation.JoinGroup, Errno.ENODEV or Errno.EADDRNOTAVAIL or Errno.EINVAL or Errno.EAFNOSUPPORT) =>
            "The interface has no IPv6: give it an MTU of at least 1280 and net.ipv6.conf.<interface>.disable_ipv6=0, "
            + "or advertise no IPv6 addresses on it",
        (LinuxOperation.JoinGroup, Errno.ENOMEM or Errno.ENOBUFS) =>
            "The memory for memberships is used up: raise net.core.optmem_max",
        (_, Errno.ENODEV or Errno.ENXIO or Errno.ENETDOWN) =>
            "The interface has gone or is down; it is tried again when it is back",
        (_, Errno.EMFILE or Errno.ENFILE) => "Raise the limit of open files",
        (_, Errno.ENOMEM or Errno.ENOBUFS) => "The kernel is short of memory for sockets; it is tried again",
        _ => "It is tried again",
    };
}
