using System.Runtime.InteropServices;
using System.Text;
using Clarion.Linux.Calls;
using Clarion.Linux.Links;
using Clarion.Linux.Netlink;

namespace Clarion.Tests.Lab.Links;

public sealed class LinkTableTests
{
    private const byte AF_UNSPEC = 0;
    private const byte AF_BRIDGE = 7;

    private static readonly byte[] Done = Message(NetlinkMessage.NLMSG_DONE, [0, 0, 0, 0]);

    [Fact]
    public void The_dump_makes_the_picture_complete()
    {
        var table = new LinkTable();
        Assert.Equal(LinkTable.Step.Continue, table.Apply(NewLink(2, "eth0")));
        Assert.False(table.IsComplete);
        Assert.Equal(LinkTable.Step.Continue, table.Apply(Done));
        Assert.True(table.IsComplete);
        Assert.Equal(
            new LinkSnapshot(
            [
                new Link
                {
                    Index = new(2),
                    Name = "eth0",
                    Mac = new(0x0200_0000_0001),
                    Flags = LinkFlags.Up | LinkFlags.Running,
                    Master = null,
                },
            ]),
            table.ToSnapshot());
    }

    [Fact]
    public void Events_within_the_dump_and_after_it_count()
    {
        var table = new LinkTable();
        table.Apply([.. NewLink(2, "eth0"), .. NewLink(3, "eth1")]);
        table.Apply(Message(NetlinkMessage.RTM_DELLINK, LinkPayload(AF_UNSPEC, 3, "eth1")));
        table.Apply([.. NewLink(4, "eth2"), .. Done]);
        Assert.Equal(["eth0", "eth2"], Names(table));
        table.Apply(NewLink(2, "renamed"));
        Assert.Equal(["renamed", "eth2"], Names(table));
    }

    [Fact]
    public void The_same_news_again_is_the_same_picture()
    {
        var table = Complete();
        var before = table.ToSnapshot();
        table.Apply(NewLink(2, "eth0"));
        Assert.Equal(before, table.ToSnapshot());
    }

    [Fact]
    public void A_port_that_leaves_its_bridge_is_not_a_link_that_goes()
    {
        var table = Complete();
        table.Apply(Message(NetlinkMessage.RTM_DELLINK, LinkPayload(AF_BRIDGE, 2, "eth0")));
        Assert.Equal(["eth0"], Names(table));
    }

    [Fact]
    public void An_interrupted_dump_is_begun_anew() => Assert.Equal(
        LinkTable.Step.StartAgain,
        new LinkTable().Apply(Message(
            NetlinkMessage.RTM_NEWLINK, LinkPayload(AF_UNSPEC, 2, "eth0"), NetlinkMessage.NLM_F_DUMP_INTR)));

    [Fact]
    public void A_refused_dump_says_why()
    {
        var table = new LinkTable();
        Assert.Equal(
            LinkTable.Step.Refused, table.Apply(Message(NetlinkMessage.NLMSG_ERROR, BitConverter.GetBytes(-1))));
        Assert.Equal(Errno.EPERM, table.Refusal);
    }

    [Fact]
    public void A_datagram_cut_anywhere_harms_nothing()
    {
        byte[] whole = [.. NewLink(2, "eth0"), .. Done];
        for (var length = 0; length < whole.Length; length++)
            new LinkTable().Apply(whole.AsSpan(0, length));
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var spoilt = whole.ToArray();
            spoilt[random.Next(spoilt.Length)] = (byte)random.Next(256);
            new LinkTable().Apply(spoilt);
        }
    }

    private static LinkTable Complete()
    {
        var table = new LinkTable();
        table.Apply([.. NewLink(2, "eth0"), .. Done]);
        return table;
    }

    private static IEnumerable<string> Names(LinkTable table) => table.ToSnapshot().Links.Select(link => link.Name);

    private static byte[] NewLink(int index, string name) =>
        Message(NetlinkMessage.RTM_NEWLINK, LinkPayload(AF_UNSPEC, index, name));

    private static byte[] LinkPayload(byte family, int index, string name) =>
    [
        family, 0, 1, 0, .. BitConverter.GetBytes(index), 0x41, 0, 0, 0, 0, 0, 0, 0,
        .. Attribute(3, [.. Encoding.UTF8.GetBytes(name), 0]),
        .. Attribute(1, [2, 0, 0, 0, 0, 1]),
    ];

    private static byte[] Attribute(ushort type, byte[] value) => Pad(
        [.. BitConverter.GetBytes((ushort)(value.Length + 4)), .. BitConverter.GetBytes(type), .. value]);

    private static byte[] Message(ushort type, byte[] payload, ushort flags = 0)
    {
        var header = new byte[NetlinkMessage.HeaderLength];
        MemoryMarshal.Write(header, header.Length + payload.Length);
        MemoryMarshal.Write(header.AsSpan(4), type);
        MemoryMarshal.Write(header.AsSpan(6), flags);
        return Pad([.. header, .. payload]);
    }

    private static byte[] Pad(byte[] bytes) =>
        [.. bytes, .. new byte[NetlinkAttribute.Align(bytes.Length) - bytes.Length]];
}
