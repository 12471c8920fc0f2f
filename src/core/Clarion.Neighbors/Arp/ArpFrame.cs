using System.Buffers.Binary;
using Clarion.Neighbors.Frames;
using Clarion.Primitives;

namespace Clarion.Neighbors.Arp;

/// <summary>An ARP packet for IPv4 over Ethernet with its Ethernet header (RFC 826).</summary>
public readonly record struct ArpFrame
{
    /// <summary>Bytes of the frame; what follows is padding.</summary>
    public const int Length = EthernetHeader.Length + 28;

    private const ushort HardwareEthernet = 1;
    private const ushort ProtocolIPv4 = 0x0800;

    /// <summary>Ethernet destination.</summary>
    public required MacAddress Destination { get; init; }

    /// <summary>Ethernet source.</summary>
    public required MacAddress Source { get; init; }

    /// <summary>ar$op.</summary>
    public required ArpOperation Operation { get; init; }

    /// <summary>ar$sha.</summary>
    public required MacAddress SenderMac { get; init; }

    /// <summary>ar$spa; 0.0.0.0 in a probe (RFC 5227 section 2.1.1).</summary>
    public required IpAddress SenderIp { get; init; }

    /// <summary>ar$tha; meaningless in a request.</summary>
    public required MacAddress TargetMac { get; init; }

    /// <summary>ar$tpa.</summary>
    public required IpAddress TargetIp { get; init; }

    /// <summary>A request to everybody: who has an address?</summary>
    /// <param name="mac">Who asks.</param>
    /// <param name="ip">The asker's address.</param>
    /// <param name="target">The address asked for.</param>
    public static ArpFrame WhoHas(MacAddress mac, IpAddress ip, IpAddress target) => new()
    {
        Destination = MacAddress.Broadcast,
        Source = mac,
        Operation = ArpOperation.Request,
        SenderMac = mac,
        SenderIp = ip,
        TargetMac = default,
        TargetIp = target,
    };

    /// <summary>Reads a frame; padding behind it is ignored.</summary>
    public static bool TryRead(ReadOnlySpan<byte> frame, out ArpFrame arp, out DropReason reason)
    {
        arp = default;
        reason = Check(frame, out var ethernet);
        if (reason != DropReason.None)
            return false;
        var body = frame[EthernetHeader.Length..Length];
        arp = new()
        {
            Destination = ethernet.Destination,
            Source = ethernet.Source,
            Operation = (ArpOperation)BinaryPrimitives.ReadUInt16BigEndian(body[6..]),
            SenderMac = MacAddress.FromBytes(body[8..]),
            SenderIp = IpAddress.FromBytes(body[14..18]),
            TargetMac = MacAddress.FromBytes(body[18..]),
            TargetIp = IpAddress.FromBytes(body[24..28]),
        };
        return true;
    }

    /// <summary>Writes <see cref="Length"/> bytes.</summary>
    public void Write(Span<byte> frame)
    {
        new EthernetHeader(Destination, Source, EthernetHeader.Arp).Write(frame);
        var body = frame[EthernetHeader.Length..Length];
        BinaryPrimitives.WriteUInt16BigEndian(body, HardwareEthernet);
        BinaryPrimitives.WriteUInt16BigEndian(body[2..], ProtocolIPv4);
        body[4] = MacAddress.ByteCount;
        body[5] = 4;
        BinaryPrimitives.WriteUInt16BigEndian(body[6..], (ushort)Operation);
        SenderMac.WriteBytes(body[8..]);
        SenderIp.WriteBytes(body[14..]);
        TargetMac.WriteBytes(body[18..]);
        TargetIp.WriteBytes(body[24..]);
    }

    private static DropReason Check(ReadOnlySpan<byte> frame, out EthernetHeader ethernet)
    {
        if (!EthernetHeader.TryRead(frame, out ethernet))
            return DropReason.Truncated;
        if (ethernet.EtherType != EthernetHeader.Arp)
            return DropReason.WrongEtherType;
        if (frame.Length < Length)
            return DropReason.Truncated;
        var body = frame[EthernetHeader.Length..];
        var isIpv4OverEthernet = BinaryPrimitives.ReadUInt16BigEndian(body) == HardwareEthernet
            && BinaryPrimitives.ReadUInt16BigEndian(body[2..]) == ProtocolIPv4
            && body[4] == MacAddress.ByteCount
            && body[5] == 4;
        return isIpv4OverEthernet ? DropReason.None : DropReason.NotIpv4OverEthernet;
    }
}
