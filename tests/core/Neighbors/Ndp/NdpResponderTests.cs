using Clarion.Neighbors.Frames;
using Clarion.Neighbors.Ndp;
using Clarion.Primitives;
using static Clarion.Tests.Core.Neighbors.Stations;

namespace Clarion.Tests.Core.Neighbors.Ndp;

public sealed class NdpResponderTests
{
    private static readonly NeighborAdvertisement Expected = new()
    {
        EthernetDestination = Asker,
        EthernetSource = Ours,
        Source = OurIPv6,
        Destination = AskerIPv6,
        Target = OurIPv6,
        TargetLinkLayer = Ours,
        IsSolicited = true,
        IsOverride = true,
        IsRouter = false,
    };

    public static TheoryData<string, DropReason> Refusals => new()
    {
        { "foreign address", DropReason.NotOwned },
        { "to another station", DropReason.NotForThisInterface },
        { "sent by ourselves", DropReason.FromOurselves },
        { "option names ourselves", DropReason.FromOurselves },
        { "option names a group", DropReason.SenderNotUnicast },
        { "option names nobody", DropReason.SenderNotUnicast },
        { "from a group", DropReason.SenderNotUnicast },
    };

    [Fact]
    public void The_answer_is_the_kernels_own_to_the_byte()
    {
        var reply = new byte[NeighborAdvertisement.LengthMax];
        Assert.True(NdpResponder.TryReply(Owned, KernelFrames.Solicitation, reply, out var target, out var reason));
        Assert.Equal(KernelFrames.Advertisement, reply);
        Assert.Equal(OurIPv6, target);
        Assert.Equal(DropReason.None, reason);
    }

    [Fact]
    public void A_unicast_check_with_the_option_is_answered() => Assert.Equal(Expected, Answer(Frames.Check));

    [Fact]
    public void A_unicast_check_without_the_option_is_answered_to_where_the_frame_came_from() =>
        Assert.Equal(Expected, Answer(Frames.Check with { SourceLinkLayer = null }));

    [Fact]
    public void A_multicast_resolution_without_the_option_is_answered() =>
        Assert.Equal(Expected, Answer(Frames.Resolution with { SourceLinkLayer = null }));

    [Fact]
    public void The_option_says_where_to_answer_when_the_frame_came_from_elsewhere() =>
        Assert.Equal(Expected, Answer(Frames.Resolution with { EthernetSource = Other }));

    [Fact]
    public void A_probe_is_answered_to_all_nodes_and_as_unsolicited() => Assert.Equal(
        Expected with
        {
            EthernetDestination = new(0x3333_0000_0001),
            Destination = Ip("ff02::1"),
            IsSolicited = false,
        },
        Answer(Frames.Probe));

    [Fact]
    public void A_probe_with_a_nonce_is_answered_alike()
    {
        var withNonce = Frames.WithOption(Frames.Bytes(Frames.Probe), [14, 1, 1, 2, 3, 4, 5, 6]);
        Assert.Equal(Answer(Frames.Probe), Answer(withNonce));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_is_not_answered_has_a_name(string what, DropReason expected)
    {
        var message = what switch
        {
            "foreign address" => Frames.Check with { Target = ForeignIPv6, Destination = ForeignIPv6 },
            "to another station" => Frames.Check with { EthernetDestination = Other },
            "sent by ourselves" => Frames.Resolution with { EthernetSource = Ours },
            "option names ourselves" => Frames.Resolution with { SourceLinkLayer = Ours },
            "option names a group" => Frames.Resolution with { SourceLinkLayer = MacAddress.Broadcast },
            "option names nobody" => Frames.Resolution with { SourceLinkLayer = default(MacAddress) },
            _ => Frames.Resolution with { Source = Ip("ff02::1") },
        };
        var reply = new byte[NeighborAdvertisement.LengthMax];
        Assert.False(NdpResponder.TryReply(Owned, Frames.Bytes(message), reply, out _, out var reason));
        Assert.Equal(expected, reason);
    }

    [Fact]
    public void An_advertisement_is_no_question()
    {
        var reply = new byte[NeighborAdvertisement.LengthMax];
        Assert.False(NdpResponder.TryReply(Owned, KernelFrames.Advertisement, reply, out _, out var reason));
        Assert.Equal(DropReason.WrongIcmpType, reason);
    }

    [Fact]
    public void No_spoilt_frame_is_answered_for_an_address_that_is_not_owned()
    {
        var reply = new byte[NeighborAdvertisement.LengthMax];
        foreach (var bytes in Mutations.Of(KernelFrames.Solicitation, 50_000, seed: 4))
        {
            var isAnswered = NdpResponder.TryReply(Owned, bytes, reply, out var target, out var reason);
            Assert.Equal(isAnswered, reason == DropReason.None);
            Assert.True(!isAnswered || target == OurIPv6);
        }
    }

    [Fact]
    public void An_answer_allocates_nothing()
    {
        byte[] request = KernelFrames.Solicitation, reply = new byte[NeighborAdvertisement.LengthMax];
        NdpResponder.TryReply(Owned, request, reply, out _, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            NdpResponder.TryReply(Owned, request, reply, out _, out _);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static NeighborAdvertisement Answer(NeighborSolicitation message) => Answer(Frames.Bytes(message));

    private static NeighborAdvertisement Answer(byte[] frame)
    {
        var reply = new byte[NeighborAdvertisement.LengthMax];
        Assert.True(NdpResponder.TryReply(Owned, frame, reply, out _, out _));
        Assert.True(NeighborAdvertisement.TryRead(reply, out var answer, out _));
        return answer;
    }
}
