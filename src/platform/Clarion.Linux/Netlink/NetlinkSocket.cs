using System.Net.Sockets;
using System.Runtime.InteropServices;
using Clarion.Linux.Calls;

namespace Clarion.Linux.Netlink;

/// <summary>A NETLINK_ROUTE socket that hears of links (rtnetlink(7)). It needs no capability.</summary>
internal sealed unsafe class NetlinkSocket : IDisposable
{
    /// <summary>Longest datagram: the kernel fills at most 32 KiB of a dump.</summary>
    public const int DatagramBytesMax = 64 * 1024;

    /// <summary>Room for the events of a thousand interfaces that come up at once; more means a new dump.</summary>
    private const int ReceiveBufferBytes = 1 << 20;

    private const int NETLINK_ROUTE = 0;
    private const int SockaddrNlLength = 12;
    private const int RequestLength = NetlinkMessage.HeaderLength + 16;

    private readonly Socket socket;

    private NetlinkSocket(Socket socket) => this.socket = socket;

    /// <summary>Opens the socket; from then on no event is missed without an error.</summary>
    public static bool TryOpen(out NetlinkSocket? netlink, out LinuxFailure failure)
    {
        netlink = null;
        failure = default;
        // .NET cannot open this family itself, but it can use an open socket.
        var handle = LibC.Socket(LibC.AF_NETLINK, LibC.SOCK_RAW | LibC.SOCK_CLOEXEC, NETLINK_ROUTE);
        if (handle.IsInvalid || !TryBind(handle))
        {
            failure = new(LinuxOperation.OpenNetlinkSocket, LibC.LastErrno);
            handle.Dispose();
            return false;
        }

        var bytes = ReceiveBufferBytes;
        _ = LibC.SetSockOpt(handle, LibC.SOL_SOCKET, LibC.SO_RCVBUF, &bytes, sizeof(int));
        netlink = new(new Socket(new SafeSocketHandle(handle.Release(), ownsHandle: true)));
        return true;
    }

    /// <summary>Asks for all links.</summary>
    public void RequestLinks()
    {
        Span<byte> request = stackalloc byte[RequestLength];
        request.Clear();
        MemoryMarshal.Write(request, RequestLength);
        MemoryMarshal.Write(request[4..], NetlinkMessage.RTM_GETLINK);
        MemoryMarshal.Write(request[6..], (ushort)(NetlinkMessage.NLM_F_REQUEST | NetlinkMessage.NLM_F_DUMP));
        socket.Send(request);
    }

    /// <summary>Waits for the next datagram.</summary>
    public ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellation) =>
        socket.ReceiveAsync(buffer, SocketFlags.None, cancellation);

    public void Dispose() => socket.Dispose();

    private static bool TryBind(FileHandle handle)
    {
        var address = stackalloc byte[SockaddrNlLength];
        var fields = new Span<byte>(address, SockaddrNlLength);
        fields.Clear();
        MemoryMarshal.Write(fields, (ushort)LibC.AF_NETLINK);
        MemoryMarshal.Write(fields[8..], NetlinkMessage.RTMGRP_LINK);
        return LibC.Bind(handle, address, SockaddrNlLength) == 0;
    }
}
