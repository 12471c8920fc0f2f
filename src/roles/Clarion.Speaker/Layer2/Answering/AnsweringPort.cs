using Clarion.Linux.Calls;
using Clarion.Linux.Packets;
using Clarion.Neighbors.Arp;
using Clarion.Neighbors.Frames;
using Clarion.Neighbors.Ndp;
using Clarion.Primitives;

namespace Clarion.Speaker.Layer2.Answering;

/// <summary>
/// One packet socket and what it answers. The announcer's loop makes it, publishes its table and sends announcements;
/// the answering thread receives, answers, and closes it.
/// </summary>
internal sealed class AnsweringPort : IDisposable
{
    /// <summary>Frames of one port before the others have their turn.</summary>
    private const int FramesPerTurn = 64;

    private readonly Responder responder;
    private readonly byte[] reply;
    private AnsweringTable table;
    private bool isBroken;

    private AnsweringPort(PacketSocket socket, Responder responder, int replyLength, AnsweringTable table)
    {
        Socket = socket;
        this.responder = responder;
        this.table = table;
        reply = new byte[replyLength];
    }

    public PacketSocket Socket { get; }

    /// <summary>
    /// Whether the interface went down or away under the socket. If it came back before anyone looked, only this shows
    /// it.
    /// </summary>
    public bool IsBroken => Volatile.Read(ref isBroken);

    /// <summary>Opens the port that answers ARP.</summary>
    public static bool TryOpenArp(
        InterfaceIndex index, AnsweringTable table, out AnsweringPort? port, out LinuxFailure failure)
    {
        port = PacketSocket.TryOpen(index, PacketFilter.Arp, out var socket, out failure)
            ? new(socket!, ArpResponder.TryReply, ArpFrame.Length, table)
            : null;
        return port is not null;
    }

    /// <summary>Opens the port that answers Neighbor Solicitations.</summary>
    public static bool TryOpenNdp(
        InterfaceIndex index, AnsweringTable table, out AnsweringPort? port, out LinuxFailure failure)
    {
        port = PacketSocket.TryOpen(index, PacketFilter.Solicitations, out var socket, out failure)
            ? new(socket!, NdpResponder.TryReply, NeighborAdvertisement.LengthMax, table)
            : null;
        return port is not null;
    }

    /// <summary>From the next frame on, answers by this table.</summary>
    public void Publish(AnsweringTable newTable) => Volatile.Write(ref table, newTable);

    /// <summary>Answers what has been received. Allocates nothing.</summary>
    /// <param name="buffer">Room for a frame.</param>
    /// <param name="dropped">Grows by the frames for which the receive buffer had no room.</param>
    /// <returns>False when the port has just broken.</returns>
    public bool Answer(Span<byte> buffer, ref long dropped)
    {
        for (var i = 0; i < FramesPerTurn; i++)
        {
            if (Socket.TryReceive(buffer, out var length, out var errno))
            {
                AnswerOne(buffer[..length]);
                continue;
            }

            if (errno is Errno.EAGAIN or Errno.EINTR or Errno.ENOBUFS)
                return true;
            Volatile.Write(ref isBroken, true);
            return false;
        }

        // Only who cannot keep up loses frames, so only then the kernel is asked.
        dropped += Socket.ReadStatistics().Dropped;
        return true;
    }

    public void Dispose() => Socket.Dispose();

    private void AnswerOne(ReadOnlySpan<byte> frame)
    {
        var current = Volatile.Read(ref table);
        if (!responder(current.Owned, frame, reply, out var target, out DropReason _))
            return;
        var counters = current.Counters[target];
        counters.CountRequest();
        if (Socket.TrySend(reply, out _))
            counters.CountResponse();
    }
}
