using Clarion.Neighbors.Arp;
using Clarion.Neighbors.Frames;
using Clarion.Primitives;
using static Clarion.Tests.Core.Neighbors.Stations;

namespace Clarion.Tests.Core.Neighbors.Arp;

public sealed class ArpResponderTests
{
    private static readonly ArpFrame Request = new()
    {
        Destination = MacAddress.Broadcast,
        Source = Asker,
        Operation = ArpOperation.Request,
        SenderMac = Asker,
        SenderIp = AskerIPv4,
        TargetMac = default,
        TargetIp = OurIPv4,
    };

    public static TheoryData<string, DropReason> Refusals => new()
    {
        { "reply", DropReason.NotArpRequest },
        { "operation 3", DropReason.NotArpRequest },
        { "foreign address", DropReason.NotOwned },
        { "to another station", DropReason.NotForThisInterface },
        { "to a group", DropReason.NotForThisInterface },
        { "sent by ourselves", DropReason.FromOurselves },
        { "sender is ourselves", DropReason.FromOurselves },
        { "sender is a group", DropReason.SenderNotUnicast },
        { "sender is zero", DropReason.SenderNotUnicast },
    };

    [Fact]
    public void The_answer_is_the_kernels_own_to_the_byte()
    {
        var reply = new byte[ArpFrame.Length];
        Assert.True(ArpResponder.TryReply(Owned, KernelFrames.ArpRequest, reply, out var target, out var reason));
        Assert.Equal(KernelFrames.ArpReply, reply);
        Assert.Equal(OurIPv4, target);
        Assert.Equal(DropReason.None, reason);
    }

    [Fact]
    public void A_unicast_question_whether_we_are_still_there_is_answered()
    {
        var answer = Answer(Request with { Destination = Ours, TargetMac = Ours });
        Assert.Equal((Asker, Ours, OurIPv4), (answer.Destination, answer.SenderMac, answer.SenderIp));
    }

    [Fact]
    public void A_probe_without_a_sender_address_is_answered()
    {
        var answer = Answer(Request with { SenderIp = Ip("0.0.0.0") });
        Assert.Equal((Asker, Ip("0.0.0.0")), (answer.TargetMac, answer.TargetIp));
    }

    [Fact]
    public void A_foreign_announcement_of_our_address_is_answered_as_the_question_that_it_is()
    {
        var answer = Answer(Request with { SenderIp = OurIPv4 });
        Assert.Equal((Asker, OurIPv4, Ours), (answer.Destination, answer.SenderIp, answer.SenderMac));
    }

    [Fact]
    public void The_answer_goes_to_the_sender_in_the_packet_where_a_bridge_has_changed_the_frame()
    {
        var answer = Answer(Request with { Source = Other });
        Assert.Equal((Asker, Asker), (answer.Destination, answer.TargetMac));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_is_not_answered_has_a_name(string what, DropReason expected)
    {
        var frame = what switch
        {
            "reply" => Request with { Operation = ArpOperation.Reply },
            "operation 3" => Request with { Operation = (ArpOperation)3 },
            "foreign address" => Request with { TargetIp = ForeignIPv4 },
            "to another station" => Request with { Destination = Other },
            "to a group" => Request with { Destination = new(0x0100_5e00_0001) },
            "sent by ourselves" => Request with { Source = Ours },
            "sender is ourselves" => Request with { SenderMac = Ours },
            "sender is a group" => Request with { SenderMac = MacAddress.Broadcast },
            _ => Request with { SenderMac = default },
        };
        var bytes = new byte[ArpFrame.Length];
        frame.Write(bytes);
        Assert.False(ArpResponder.TryReply(Owned, bytes, new byte[ArpFrame.Length], out _, out var reason));
        Assert.Equal(expected, reason);
    }

    [Fact]
    public void No_spoilt_frame_is_answered_for_an_address_that_is_not_owned()
    {
        var reply = new byte[ArpFrame.Length];
        var answered = 0;
        foreach (var bytes in Mutations.Of(KernelFrames.ArpRequest, 50_000, seed: 2))
        {
            var isAnswered = ArpResponder.TryReply(Owned, bytes, reply, out var target, out var reason);
            Assert.Equal(isAnswered, reason == DropReason.None);
            Assert.True(!isAnswered || target == OurIPv4);
            answered += isAnswered ? 1 : 0;
        }

        Assert.InRange(answered, 1_000, 49_000);
    }

    [Fact]
    public void An_answer_allocates_nothing()
    {
        byte[] request = KernelFrames.ArpRequest, reply = new byte[ArpFrame.Length];
        ArpResponder.TryReply(Owned, request, reply, out _, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            ArpResponder.TryReply(Owned, request, reply, out _, out _);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static ArpFrame Answer(ArpFrame request)
    {
        byte[] bytes = new byte[ArpFrame.Length], reply = new byte[ArpFrame.Length];
        request.Write(bytes);
        Assert.True(ArpResponder.TryReply(Owned, bytes, reply, out _, out _));
        Assert.True(ArpFrame.TryRead(reply, out var answer, out _));
        Assert.Equal(ArpOperation.Reply, answer.Operation);
        return answer;
    }
}
