using Clarion.Neighbors.Frames;
using Clarion.Primitives;

namespace Clarion.Neighbors.Ndp;

/// <summary>A Neighbor Advertisement in its frame (RFC 4861 section 4.4).</summary>
public readonly record struct NeighborAdvertisement
{
    /// <summary>Bytes of the longest frame that <see cref="Write"/> makes, and of every one that we send.</summary>
    public const int LengthMax = NdpWriter.LengthWithOption;

    private const byte Type = 136;
    private const byte TargetLinkLayerOption = 2;
    private const byte RouterFlag = 0x80;
    private const byte SolicitedFlag = 0x40;
    private const byte OverrideFlag = 0x20;

    /// <summary>Ethernet destination.</summary>
    public required MacAddress EthernetDestination { get; init; }

    /// <summary>Ethernet source.</summary>
    public required MacAddress EthernetSource { get; init; }

    /// <summary>Source address.</summary>
    public required IpAddress Source { get; init; }

    /// <summary>Destination: who asked, or all nodes.</summary>
    public required IpAddress Destination { get; init; }

    /// <summary>The advertised address.</summary>
    public required IpAddress Target { get; init; }

    /// <summary>The target link-layer option.</summary>
    public required MacAddress? TargetLinkLayer { get; init; }

    /// <summary>R: the sender is a router.</summary>
    public bool IsRouter { get; init; }

    /// <summary>S: sent because of a solicitation.</summary>
    public bool IsSolicited { get; init; }

    /// <summary>O: overrides what the receiver has cached.</summary>
    public bool IsOverride { get; init; }

    private byte Flags => (byte)((IsRouter ? RouterFlag : 0) | (IsSolicited ? SolicitedFlag : 0)
        | (IsOverride ? OverrideFlag : 0));

    /// <summary>Reads and validates a frame as RFC 4861 section 7.1.2 demands; unknown options are skipped.</summary>
    public static bool TryRead(ReadOnlySpan<byte> frame, out NeighborAdvertisement message, out DropReason reason)
    {
        message = default;
        if (!NdpReader.TryRead(frame, Type, out var reader, out reason))
            return false;
        if (!reader.TryReadLinkLayerAddress(TargetLinkLayerOption, out var targetLinkLayer))
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
            TargetLinkLayer = targetLinkLayer,
            IsRouter = (reader.Flags & RouterFlag) != 0,
            IsSolicited = (reader.Flags & SolicitedFlag) != 0,
            IsOverride = (reader.Flags & OverrideFlag) != 0,
        };
        reason = message.Judge(reader.HasRightChecksum);
        return reason == DropReason.None;
    }

    /// <summary>Writes the frame.</summary>
    /// <returns>How many bytes were written, at most <see cref="LengthMax"/>.</returns>
    public int Write(Span<byte> frame)
    {
        frame = frame[..(TargetLinkLayer is null ? NdpWriter.LengthWithoutOption : NdpWriter.LengthWithOption)];
        var ethernet = new EthernetHeader(EthernetDestination, EthernetSource, EthernetHeader.IPv6);
        var message = NdpWriter.WriteHeaders(frame, ethernet, Source, Destination);
        (byte, MacAddress)? option = TargetLinkLayer is { } mac ? (TargetLinkLayerOption, mac) : null;
        NdpWriter.WriteMessage(message, Type, Flags, Target, option);
        NdpWriter.WriteChecksum(frame);
        return frame.Length;
    }

    private DropReason Judge(bool hasRightChecksum)
    {
        if (IsSolicited && Ipv6Multicast.IsGroup(Destination))
            return DropReason.SolicitedToGroup;
        return hasRightChecksum ? DropReason.None : DropReason.WrongChecksum;
    }
}
