using Clarion.Neighbors.Frames;
using Clarion.Neighbors.Ndp;
using FsCheck;
using FsCheck.Fluent;
using static Clarion.Tests.Core.Neighbors.Stations;

namespace Clarion.Tests.Core.Neighbors.Ndp;

public sealed class NdpFrameTests
{
    private static readonly Gen<NeighborSolicitation> Solicitations =
        from destination in Draw.Mac
        from source in Draw.Mac
        from sourceIp in Draw.UnicastIPv6
        from target in Draw.UnicastIPv6
        from option in Draw.MacOrNone
        from isUnicast in Draw.Bool
        select new NeighborSolicitation
        {
            EthernetDestination = destination,
            EthernetSource = source,
            Source = sourceIp,
            Destination = isUnicast ? target : Ipv6Multicast.SolicitedNode(target),
            Target = target,
            SourceLinkLayer = option,
        };

    private static readonly Gen<NeighborAdvertisement> Advertisements =
        from destination in Draw.Mac
        from source in Draw.Mac
        from sourceIp in Draw.UnicastIPv6
        from destinationIp in Draw.UnicastIPv6
        from target in Draw.UnicastIPv6
        from option in Draw.MacOrNone
        from flags in Gen.Choose(0, 7)
        select new NeighborAdvertisement
        {
            EthernetDestination = destination,
            EthernetSource = source,
            Source = sourceIp,
            Destination = destinationIp,
            Target = target,
            TargetLinkLayer = option,
            IsRouter = (flags & 1) != 0,
            IsSolicited = (flags & 2) != 0,
            IsOverride = (flags & 4) != 0,
        };

    [Fact]
    public void A_solicitation_of_the_kernel_is_read()
    {
        Assert.True(NeighborSolicitation.TryRead(KernelFrames.Solicitation, out var read, out _));
        Assert.Equal(
            new NeighborSolicitation
            {
                EthernetDestination = new(0x3333_ff00_0002),
                EthernetSource = Asker,
                Source = AskerIPv6,
                Destination = Ip("ff02::1:ff00:2"),
                Target = OurIPv6,
                SourceLinkLayer = Asker,
            },
            read);
        Assert.False(read.IsProbe);
    }

    [Fact]
    public void A_written_solicitation_is_read_back() => Prop.ForAll(Solicitations.ToArbitrary(), message =>
    {
        var bytes = new byte[NeighborSolicitation.LengthMax];
        Assert.True(NeighborSolicitation.TryRead(bytes.AsSpan(0, message.Write(bytes)), out var read, out _));
        Assert.Equal(message, read);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_written_advertisement_is_read_back() => Prop.ForAll(Advertisements.ToArbitrary(), message =>
    {
        var bytes = new byte[NeighborAdvertisement.LengthMax];
        Assert.True(NeighborAdvertisement.TryRead(bytes.AsSpan(0, message.Write(bytes)), out var read, out _));
        Assert.Equal(message, read);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_kernels_messages_are_written_back_to_the_byte()
    {
        Assert.True(NeighborSolicitation.TryRead(KernelFrames.Solicitation, out var solicitation, out _));
        Assert.True(NeighborAdvertisement.TryRead(KernelFrames.Advertisement, out var advertisement, out _));
        byte[] first = new byte[NeighborSolicitation.LengthMax], second = new byte[NeighborAdvertisement.LengthMax];
        solicitation.Write(first);
        advertisement.Write(second);
        Assert.Equal(KernelFrames.Solicitation, first);
        Assert.Equal(KernelFrames.Advertisement, second);
    }

    [Theory]
    [InlineData(13, DropReason.Truncated)]
    [InlineData(53, DropReason.Truncated)]
    [InlineData(85, DropReason.Truncated)]
    public void A_cut_frame_is_refused(int length, DropReason expected) =>
        Assert.Equal(expected, Refusal(KernelFrames.Solicitation[..length]));

    [Theory]
    [InlineData(13, 0x00, DropReason.WrongEtherType)]
    [InlineData(14, 0x40, DropReason.NotIcmpV6)]
    [InlineData(20, 17, DropReason.NotIcmpV6)]
    [InlineData(20, 0, DropReason.NotIcmpV6)]
    [InlineData(21, 254, DropReason.HopLimitNot255)]
    [InlineData(54, 136, DropReason.WrongIcmpType)]
    [InlineData(55, 1, DropReason.CodeNotZero)]
    [InlineData(57, 0x1f, DropReason.WrongChecksum)]
    [InlineData(62, 0xff, DropReason.TargetIsMulticast)]
    [InlineData(19, 0, DropReason.Truncated)]
    [InlineData(19, 16, DropReason.Truncated)]
    [InlineData(19, 25, DropReason.MalformedOption)]
    [InlineData(79, 0, DropReason.MalformedOption)]
    [InlineData(79, 2, DropReason.MalformedOption)]
    [InlineData(53, 3, DropReason.DestinationNotTarget)]
    public void A_solicitation_with_one_wrong_byte_is_refused_by_name(int position, byte value, DropReason expected)
    {
        var bytes = KernelFrames.Solicitation;
        bytes[position] = value;
        Assert.Equal(expected, Refusal(bytes));
    }

    [Fact]
    public void A_source_link_layer_option_of_two_words_is_no_Ethernet_address()
    {
        var bytes = Frames.WithOption(KernelFrames.Solicitation[..78], [1, 2, .. new byte[14]]);
        Assert.Equal(DropReason.MalformedOption, Refusal(bytes));
    }

    [Fact]
    public void A_probe_with_a_source_link_layer_option_is_refused() =>
        Assert.Equal(DropReason.MalformedProbe, Refusal(Frames.Bytes(Frames.Probe with { SourceLinkLayer = Asker })));

    [Fact]
    public void A_probe_to_the_address_itself_is_refused() =>
        Assert.Equal(DropReason.MalformedProbe, Refusal(Frames.Bytes(Frames.Probe with { Destination = OurIPv6 })));

    [Fact]
    public void A_solicited_advertisement_to_all_nodes_is_refused()
    {
        var message = new NeighborAdvertisement
        {
            EthernetDestination = new(0x3333_0000_0001),
            EthernetSource = Ours,
            Source = OurIPv6,
            Destination = Ipv6Multicast.AllNodes,
            Target = OurIPv6,
            TargetLinkLayer = Ours,
            IsSolicited = true,
        };
        var bytes = new byte[NeighborAdvertisement.LengthMax];
        message.Write(bytes);
        Assert.False(NeighborAdvertisement.TryRead(bytes, out _, out var reason));
        Assert.Equal(DropReason.SolicitedToGroup, reason);
    }

    [Fact]
    public void Spoilt_frames_are_read_or_refused_and_never_throw()
    {
        var reasons = new HashSet<DropReason>();
        foreach (var bytes in Mutations.Of(KernelFrames.Solicitation, 50_000, seed: 3))
        {
            NeighborSolicitation.TryRead(bytes, out _, out var reason);
            reasons.Add(reason);
            NeighborAdvertisement.TryRead(bytes, out _, out _);
        }

        Assert.Equal(
            [
                DropReason.None, DropReason.Truncated, DropReason.WrongEtherType, DropReason.NotIcmpV6,
                DropReason.HopLimitNot255, DropReason.WrongIcmpType, DropReason.CodeNotZero, DropReason.WrongChecksum,
                DropReason.TargetIsMulticast, DropReason.MalformedOption, DropReason.DestinationNotTarget,
            ],
            reasons.Order());
    }

    private static DropReason Refusal(byte[] bytes)
    {
        Assert.False(NeighborSolicitation.TryRead(bytes, out _, out var reason));
        return reason;
    }
}
