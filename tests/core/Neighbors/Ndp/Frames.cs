using System.Buffers.Binary;
using Clarion.Neighbors.Ndp;
using static Clarion.Tests.Core.Neighbors.Stations;

namespace Clarion.Tests.Core.Neighbors.Ndp;

/// <summary>Solicitations for our address, as they come in practice.</summary>
internal static class Frames
{
    /// <summary>Resolution: who has it?</summary>
    public static readonly NeighborSolicitation Resolution = new()
    {
        EthernetDestination = new(0x3333_ff00_0002),
        EthernetSource = Asker,
        Source = AskerIPv6,
        Destination = Ip("ff02::1:ff00:2"),
        Target = OurIPv6,
        SourceLinkLayer = Asker,
    };

    /// <summary>Duplicate address detection: has anybody it?</summary>
    public static readonly NeighborSolicitation Probe = Resolution with
    {
        Source = Ip("::"),
        SourceLinkLayer = null,
    };

    /// <summary>Unreachability detection: are you still there?</summary>
    public static readonly NeighborSolicitation Check = Resolution with
    {
        EthernetDestination = Ours,
        Destination = OurIPv6,
    };

    public static byte[] Bytes(NeighborSolicitation message)
    {
        var bytes = new byte[NeighborSolicitation.LengthMax];
        return bytes[..message.Write(bytes)];
    }

    /// <summary>The frame with one more option, and length and checksum set right.</summary>
    public static byte[] WithOption(byte[] frame, byte[] option)
    {
        byte[] longer = [.. frame, .. option];
        var message = longer.AsSpan(54);
        BinaryPrimitives.WriteUInt16BigEndian(longer.AsSpan(18), (ushort)message.Length);
        message[2..4].Clear();
        BinaryPrimitives.WriteUInt16BigEndian(
            message[2..], IcmpV6Checksum.Compute(longer.AsSpan(22, 32), message));
        return longer;
    }
}
