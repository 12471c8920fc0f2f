using System.Runtime.InteropServices;
using Clarion.Linux.Calls;
using Clarion.Primitives;

namespace Clarion.Linux.Multicast;

/// <summary>
/// Membership in IPv6 groups, so that the kernel reports them (MLD) and switches and network cards deliver them.
/// Counted by reference: several addresses may share a solicited-node group. One owner; not for several threads.
/// </summary>
public sealed unsafe class MulticastMembership : IDisposable
{
    /// <summary>
    /// A socket holds about 360 groups with the net.core.optmem_max of older kernels (20,480), 2,340 with today's, so
    /// this is room for 90,000.
    /// </summary>
    public const int SocketsMax = 256;

    private readonly Dictionary<(InterfaceIndex Interface, IpAddress Group), Membership> memberships = [];
    private readonly List<MembershipSocket> sockets = [];

    /// <summary>How many groups are joined, counted per interface.</summary>
    public int Count => memberships.Count;

    /// <summary>How many sockets hold them.</summary>
    public int SocketCount => sockets.Count;

    /// <summary>Joins a group, or counts one more user of it. Each success wants one <see cref="Leave"/>.</summary>
    /// <param name="index">The interface.</param>
    /// <param name="group">An IPv6 multicast address.</param>
    /// <param name="failure">What the kernel refused; nothing is counted then.</param>
    public bool TryJoin(InterfaceIndex index, IpAddress group, out LinuxFailure failure)
    {
        failure = default;
        if (memberships.TryGetValue((index, group), out var membership))
        {
            membership.Users++;
            return true;
        }

        if (!TryFindRoom(index, group, out var socket, out var errno))
        {
            failure = new(LinuxOperation.JoinGroup, errno);
            return false;
        }

        memberships.Add((index, group), new(socket));
        return true;
    }

    /// <summary>Takes one user of a group away; the last one leaves it. The interface may have gone.</summary>
    public void Leave(InterfaceIndex index, IpAddress group)
    {
        Invariant.Check(memberships.TryGetValue((index, group), out var membership), "a group is left once per join");
        if (--membership.Users > 0)
            return;
        memberships.Remove((index, group));
        membership.Socket.HasRoom = true;
        _ = Set(membership.Socket.Handle, LibC.IPV6_DROP_MEMBERSHIP, index, group);
    }

    /// <summary>Leaves all groups.</summary>
    public void Dispose()
    {
        foreach (var socket in sockets)
            socket.Handle.Dispose();
        sockets.Clear();
        memberships.Clear();
    }

    private bool TryFindRoom(InterfaceIndex index, IpAddress group, out MembershipSocket socket, out Errno errno)
    {
        foreach (var each in sockets)
        {
            socket = each;
            if (!each.HasRoom)
                continue;
            errno = Set(each.Handle, LibC.IPV6_ADD_MEMBERSHIP, index, group);
            if (errno is not (Errno.ENOMEM or Errno.ENOBUFS))
                return errno == Errno.None;
            each.HasRoom = false;
        }

        return TryJoinOnNewSocket(index, group, out socket, out errno);
    }

    private bool TryJoinOnNewSocket(
        InterfaceIndex index, IpAddress group, out MembershipSocket socket, out Errno errno)
    {
        var handle = LibC.Socket(LibC.AF_INET6, LibC.SOCK_DGRAM | LibC.SOCK_CLOEXEC, 0);
        socket = new(handle);
        errno = handle.IsInvalid ? LibC.LastErrno
            : sockets.Count == SocketsMax ? Errno.ENOMEM
            : Set(handle, LibC.IPV6_ADD_MEMBERSHIP, index, group);
        if (errno == Errno.None)
            sockets.Add(socket);
        else
            handle.Dispose();
        return errno == Errno.None;
    }

    private static Errno Set(FileHandle socket, int option, InterfaceIndex index, IpAddress group)
    {
        var request = stackalloc byte[Ipv6MulticastRequest.Length];
        new Ipv6MulticastRequest(group, index).Write(new(request, Ipv6MulticastRequest.Length));
        return LibC.SetSockOpt(socket, LibC.IPPROTO_IPV6, option, request, Ipv6MulticastRequest.Length) == 0
            ? Errno.None
            : LibC.LastErrno;
    }

    private sealed class Membership(MembershipSocket socket)
    {
        public MembershipSocket Socket => socket;

        public int Users { get; set; } = 1;
    }

    private sealed class MembershipSocket(FileHandle handle)
    {
        public FileHandle Handle => handle;

        /// <summary>Whether the kernel did not refuse the last group for lack of memory.</summary>
        public bool HasRoom { get; set; } = true;
    }

    /// <summary>struct ipv6_mreq.</summary>
    private readonly record struct Ipv6MulticastRequest(IpAddress Group, InterfaceIndex Interface)
    {
        public const int Length = 20;

        public void Write(Span<byte> request)
        {
            Group.WriteBytes(request);
            MemoryMarshal.Write(request[16..], Interface.Value);
        }
    }
}
