using Clarion.Neighbors.Frames;
using Clarion.Primitives;

namespace Clarion.Neighbors.Ndp;

/// <summary>A Neighbor Solicitation in its frame (RFC 4861 section 4.3).</summary>
public readonly record struct NeighborSolicitation
{
    /// <summary>Bytes of the longest frame that <see cref="Write"/> makes.</summary>
    public const int LengthMax = NdpWriter.LengthWithOption;

    private const byte Type = 135;
    private const byte SourceLinkLayerOption = 1;

    /// <summary>Ethernet destination.</summary>
    public required MacAddress EthernetDestination { get; init; }

    /// <summary>Ethernet source.</summary>
    public required MacAddress EthernetSource { get; init; }

    /// <summary>Source; the unspecified address in duplicate address detection (RFC 4862 section 5.4.2).</summary>
    public required IpAddress Source { get; init; }

    /// <summary>Destination: the target, or its solicited-node group.</summary>
    public required IpAddress Destination { get; init; }

    /// <summary>The address asked for.</summary>
    public required IpAddress Target { get; init; }

    /// <summary>The source link-layer option; absent in probes and in some unicast solicitations.</summary>
    public required MacAddress? SourceLinkLayer { get; init; }

    /// <summary>Whether it asks for a duplicate rather than for a link-layer address.</summary>
    public bool IsProbe => Source.Value == UInt128.Zero;

    /// <summary>Reads and validates a frame as RFC 4861 section 7.1.1 demands; unknown options are skipped.</summary>
    public static bool TryRead(ReadOnlySpan<byte> frame, out NeighborSolicitation message, out DropReason reason)
    {
        message = default;
        if (!NdpReader.TryRead(frame, Type, out var reader, out reason))
            return false;
        if (!reader.TryReadLinkLayerAddress(SourceLinkLayerOption, out var sourceLinkLayer))
        {
            reason = DropReason.MalformedOption;
            return false;
        }

        message = new()
        {
            EthernetDestination = reader.Ethernet.Destination,
            EthernetSource = reader.Ethernet.Source,
            Source = reader.Source,
            Destination = reader.Destination,
            Target = reader.Target,
            SourceLinkLayer = sourceLinkLayer,
        };
        reason = message.Judge(reader.HasRightChecksum);
        return reason == DropReason.None;
    }

    /// <summary>Writes the frame.</summary>
    /// <returns>How many bytes were written, at most <see cref="LengthMax"/>.</returns>
    public int Write(Span<byte> frame)
    {
        frame = frame[..(SourceLinkLayer is null ? NdpWriter.LengthWithoutOption : NdpWriter.LengthWithOption)];
        var ethernet = new EthernetHeader(EthernetDestination, EthernetSource, EthernetHeader.IPv6);
        var message = NdpWriter.WriteHeaders(frame, ethernet, Source, Destination);
        (byte, MacAddress)? option = SourceLinkLayer is { } mac ? (SourceLinkLayerOption, mac) : null;
        NdpWriter.WriteMessage(message, Type, flags: 0, Target, option);
        NdpWriter.WriteChecksum(frame);
        return frame.Length;
    }

    private DropReason Judge(bool hasRightChecksum)
    {
        var group = Ipv6Multicast.SolicitedNode(Target);
        if (IsProbe && (SourceLinkLayer is not null || Destination != group))
            return DropReason.MalformedProbe;
        if (Destination != group && Destination != Target)
            return DropReason.DestinationNotTarget;
        return hasRightChecksum ? DropReason.None : DropReason.WrongChecksum;
    }
}
