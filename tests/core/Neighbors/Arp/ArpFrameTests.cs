using Clarion.Neighbors.Arp;
using Clarion.Neighbors.Frames;
using Clarion.Primitives;
using FsCheck;
using FsCheck.Fluent;
using static Clarion.Tests.Core.Neighbors.Stations;

namespace Clarion.Tests.Core.Neighbors.Arp;

public sealed class ArpFrameTests
{
    private static readonly Gen<ArpFrame> Frames =
        from destination in Draw.Mac
        from source in Draw.Mac
        from operation in Gen.Choose(0, ushort.MaxValue)
        from senderMac in Draw.Mac
        from senderIp in Draw.IPv4
        from targetMac in Draw.Mac
        from targetIp in Draw.IPv4
        select new ArpFrame
        {
            Destination = destination,
            Source = source,
            Operation = (ArpOperation)operation,
            SenderMac = senderMac,
            SenderIp = senderIp,
            TargetMac = targetMac,
            TargetIp = targetIp,
        };

    [Fact]
    public void A_request_of_the_kernel_is_read()
    {
        Assert.True(ArpFrame.TryRead(KernelFrames.ArpRequest, out var frame, out var reason));
        Assert.Equal(DropReason.None, reason);
        Assert.Equal(
            new ArpFrame
            {
                Destination = MacAddress.Broadcast,
                Source = Asker,
                Operation = ArpOperation.Request,
                SenderMac = Asker,
                SenderIp = AskerIPv4,
                TargetMac = default,
                TargetIp = OurIPv4,
            },
            frame);
    }

    [Fact]
    public void What_is_written_is_read_back() => Prop.ForAll(Frames.ToArbitrary(), frame =>
    {
        var bytes = new byte[ArpFrame.Length];
        frame.Write(bytes);
        Assert.True(ArpFrame.TryRead(bytes, out var read, out _));
        Assert.Equal(frame, read);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_read_is_written_back_to_the_byte()
    {
        var read = 0;
        foreach (var bytes in Mutations.Of(KernelFrames.ArpReply, 20_000, seed: 1))
        {
            if (!ArpFrame.TryRead(bytes, out var frame, out _))
                continue;
            var written = new byte[ArpFrame.Length];
            frame.Write(written);
            Assert.Equal(bytes[..ArpFrame.Length], written);
            read++;
        }

        Assert.InRange(read, 5_000, 20_000);
    }

    [Fact]
    public void Padding_to_the_shortest_Ethernet_frame_is_ignored()
    {
        Assert.True(ArpFrame.TryRead([.. KernelFrames.ArpRequest, .. new byte[18]], out var padded, out _));
        Assert.True(ArpFrame.TryRead(KernelFrames.ArpRequest, out var bare, out _));
        Assert.Equal(bare, padded);
    }

    [Theory]
    [InlineData(0, 13, DropReason.Truncated)]
    [InlineData(0, 41, DropReason.Truncated)]
    [InlineData(12, 0x09, DropReason.WrongEtherType)]
    [InlineData(15, 0x06, DropReason.NotIpv4OverEthernet)]
    [InlineData(16, 0x86, DropReason.NotIpv4OverEthernet)]
    [InlineData(18, 0x08, DropReason.NotIpv4OverEthernet)]
    [InlineData(19, 0x10, DropReason.NotIpv4OverEthernet)]
    public void A_frame_that_is_no_ARP_for_IPv4_is_refused_by_name(int position, byte value, DropReason expected)
    {
        var bytes = KernelFrames.ArpRequest;
        if (position == 0)
            bytes = bytes[..value];
        else
            bytes[position] = value;
        Assert.False(ArpFrame.TryRead(bytes, out var frame, out var reason));
        Assert.Equal(expected, reason);
        Assert.Equal(default, frame);
    }
}
