using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Clarion.Linux.Calls;
using Clarion.Primitives;

namespace Clarion.Linux.Packets;

/// <summary>
/// Sends and receives whole Ethernet frames of one protocol on one interface (packet(7)); needs CAP_NET_RAW. It stays
/// bound when the interface goes down and works again when it is back up, but is dead once the interface has gone.
/// Sending and receiving may happen on different threads; neither waits nor allocates.
/// </summary>
public sealed unsafe class PacketSocket : IDisposable
{
    /// <summary>
    /// 1 MiB holds over a thousand small frames, a second of a busy LAN's broadcasts. Without CAP_NET_ADMIN the kernel
    /// gives at most net.core.rmem_max.
    /// </summary>
    public const int ReceiveBufferBytes = 1 << 20;

    /// <summary>No longer frame is received: the filters cut there.</summary>
    public const int FrameBytesMax = 1_514;

    private PacketSocket(FileHandle handle) => Handle = handle;

    internal FileHandle Handle { get; }

    /// <summary>Opens a socket. Nothing that the filter rejects is ever received.</summary>
    /// <param name="index">The interface.</param>
    /// <param name="filter">What to receive.</param>
    /// <param name="socket">The socket.</param>
    /// <param name="failure">What the kernel refused.</param>
    public static bool TryOpen(
        InterfaceIndex index, PacketFilter filter, out PacketSocket? socket, out LinuxFailure failure)
    {
        // Protocol 0 receives nothing until bind names the protocol, so no frame slips in before the filter.
        var handle = LibC.Socket(LibC.AF_PACKET, LibC.SOCK_RAW | LibC.SOCK_NONBLOCK | LibC.SOCK_CLOEXEC, 0);
        socket = null;
        failure = default;
        if (handle.IsInvalid)
            failure = new(LinuxOperation.OpenPacketSocket, LibC.LastErrno);
        else if (!TryAttach(handle, filter))
            failure = new(LinuxOperation.AttachFilter, LibC.LastErrno);
        else if (!TryBind(handle, filter.EtherType, index))
            failure = new(LinuxOperation.BindToInterface, LibC.LastErrno);
        else
            socket = new(handle);
        if (socket is null)
            handle.Dispose();
        else
            SetReceiveBuffer(handle);
        return socket is not null;
    }

    /// <summary>Takes the next frame, if one waits.</summary>
    /// <param name="buffer">Where to; <see cref="FrameBytesMax"/> bytes hold every frame.</param>
    /// <param name="length">Bytes received.</param>
    /// <param name="errno">EAGAIN when no frame waits; ENETDOWN once after the interface went down.</param>
    public bool TryReceive(Span<byte> buffer, out int length, out Errno errno)
    {
        fixed (byte* first = buffer)
            length = (int)LibC.Recv(Handle, first, (nuint)buffer.Length, LibC.MSG_DONTWAIT);
        errno = length < 0 ? LibC.LastErrno : Errno.None;
        return length >= 0;
    }

    /// <summary>Sends a frame, from its Ethernet header on.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="errno">Why it was not sent: ENETDOWN, ENXIO, ENOBUFS, EAGAIN.</param>
    public bool TrySend(ReadOnlySpan<byte> frame, out Errno errno)
    {
        fixed (byte* first = frame)
        {
            var sent = LibC.Send(Handle, first, (nuint)frame.Length, LibC.MSG_DONTWAIT);
            errno = sent < 0 ? LibC.LastErrno : Errno.None;
            return sent >= 0;
        }
    }

    /// <summary>Reads the kernel's counters, which start again at zero.</summary>
    public PacketStatistics ReadStatistics()
    {
        PacketStatistics statistics;
        var length = (uint)sizeof(PacketStatistics);
        var read = LibC.GetSockOpt(Handle, LibC.SOL_PACKET, LibC.PACKET_STATISTICS, &statistics, &length) == 0;
        return read ? statistics : default;
    }

    public void Dispose() => Handle.Dispose();

    private static bool TryAttach(FileHandle handle, PacketFilter filter)
    {
        fixed (BpfInstruction* first = filter.Instructions.AsSpan())
        {
            var program = new BpfProgram { Length = (ushort)filter.Instructions.Length, Instructions = first };
            return LibC.SetSockOpt(
                handle, LibC.SOL_SOCKET, LibC.SO_ATTACH_FILTER, &program, (uint)sizeof(BpfProgram)) == 0;
        }
    }

    private static bool TryBind(FileHandle handle, ushort etherType, InterfaceIndex index)
    {
        var address = new LinkLayerAddress
        {
            Family = LibC.AF_PACKET,
            ProtocolBigEndian = BinaryPrimitives.ReverseEndianness(etherType),
            InterfaceIndex = index.Value,
        };
        return LibC.Bind(handle, &address, (uint)Marshal.SizeOf<LinkLayerAddress>()) == 0;
    }

    private static void SetReceiveBuffer(FileHandle handle)
    {
        var bytes = ReceiveBufferBytes;
        if (LibC.SetSockOpt(handle, LibC.SOL_SOCKET, LibC.SO_RCVBUFFORCE, &bytes, sizeof(int)) != 0)
            _ = LibC.SetSockOpt(handle, LibC.SOL_SOCKET, LibC.SO_RCVBUF, &bytes, sizeof(int));
    }
}
