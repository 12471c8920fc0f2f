using Clarion.Neighbors.Arp;
using Clarion.Primitives;
using Clarion.Tests.Lab.Network;

namespace Clarion.Tests.Lab.Layer2;

public sealed class AnnouncingTests
{
    private const string FormerMac = "02:00:00:00:00:77";

    [Fact]
    public async Task An_address_is_announced_at_its_six_times_and_never_again_while_nothing_changes()
    {
        await using var lan = await LabLan.CreateAsync();
        await using var listener = await Listener.StartAsync(lan.Client, "arp");
        await using var speaker = await Speaker.StartAsync(lan.Node, "10.9.0.200");

        var times = new List<long>();
        var kinds = new List<ArpOperation>();
        for (var i = 0; i < 12; i++)
        {
            var (millis, frame) = await listener.HearArpAsync("10.9.0.200");
            times.Add(millis);
            kinds.Add(frame.Operation);
        }

        Assert.Equal(
            Enumerable.Repeat(new[] { ArpOperation.Request, ArpOperation.Reply }, 6).SelectMany(pair => pair), kinds);
        // The first frame is late while its code is compiled; on a busy machine any may be.
        long[] due = [0, 0, 100, 100, 300, 300, 1_100, 1_100, 2_200, 2_200, 4_400, 4_400];
        Assert.All(times.Zip(due), each => Assert.InRange(each.First - times[0], each.Second - 50, each.Second + 500));

        for (var i = 0; i < 50; i++)
            await speaker.SayAsync("10.9.0.200");
        await speaker.SetAsync("10.9.0.201");
        await listener.HearArpAsync("10.9.0.201");
        Assert.Equal(0, listener.CountArp("10.9.0.200"));
    }

    [Theory]
    [InlineData("10.9.0.200")]
    [InlineData("2001:db8::200")]
    public async Task A_neighbor_that_holds_a_fresh_entry_of_the_former_owner_moves_it_to_us(string address)
    {
        await using var lan = await LabLan.CreateAsync();
        await using var speaker = await Speaker.StartIdleAsync(lan.Node);
        await lan.Client.IpAsync($"neigh replace {address} lladdr {FormerMac} dev eth0 nud reachable");

        await speaker.SetAsync(address);

        await lan.Client.AwaitNeighborAsync(address, $"lladdr {LabLan.NodeMac} STALE");
    }

    [Theory]
    [InlineData("10.9.0.200", "arp")]
    [InlineData("2001:db8::200", "ndp")]
    public async Task A_neighbor_that_knows_nothing_of_the_address_learns_nothing(string address, string protocol)
    {
        await using var lan = await LabLan.CreateAsync();
        await using var listener = await Listener.StartAsync(lan.Client, protocol);
        await using var speaker = await Speaker.StartAsync(lan.Node, address);

        if (protocol == "arp")
            await listener.HearArpAsync(address);
        else
            await listener.HearAdvertisementAsync(address);

        Assert.Equal("", await lan.Client.NeighborAsync(address));
    }

    [Fact]
    public async Task A_neighbor_that_accepts_announcements_learns_the_address()
    {
        await using var lan = await LabLan.CreateAsync();
        await lan.Client.ShellAsync("echo 1 > /proc/sys/net/ipv4/conf/eth0/arp_accept");
        await using var speaker = await Speaker.StartAsync(lan.Node, "10.9.0.200");

        await lan.Client.AwaitNeighborAsync("10.9.0.200", $"lladdr {LabLan.NodeMac} STALE");
    }

    [Fact]
    public async Task A_new_hardware_address_is_announced_and_answered()
    {
        await using var lan = await LabLan.CreateAsync();
        await using var speaker = await Speaker.StartAsync(lan.Node, "10.9.0.200", "2001:db8::200");
        await using var arp = await Listener.StartAsync(lan.Client, "arp");
        await using var ndp = await Listener.StartAsync(lan.Client, "ndp");

        await lan.Node.IpAsync("link set eth0 address 02:00:00:00:00:55");

        // All six rounds; what was left of the former address' rounds would be fewer.
        var changed = new MacAddress(0x0200_0000_0055);
        for (var heard = 0; heard < 12;)
            heard += (await arp.HearArpAsync("10.9.0.200")).Frame.SenderMac == changed ? 1 : 0;
        for (var heard = 0; heard < 6;)
            heard += (await ndp.HearAdvertisementAsync("2001:db8::200")).TargetLinkLayer == changed ? 1 : 0;

        var (code, output) = await lan.Client.RunAsync("arping -c 1 -w 3 -I eth0 10.9.0.200");
        Assert.True(code == 0, output);
        Assert.Contains("[02:00:00:00:00:55]", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interface_that_was_down_announces_again_when_it_is_up()
    {
        await using var lan = await LabLan.CreateAsync();
        await using var speaker = await Speaker.StartAsync(lan.Node, "10.9.0.200");
        await lan.Node.IpAsync("link set eth0 down");
        await speaker.AwaitOutcomeAsync("10.9.0.200@");
        await lan.Client.IpAsync($"neigh replace 10.9.0.200 lladdr {FormerMac} dev eth0 nud reachable");

        await lan.Node.IpAsync("link set eth0 up");

        await speaker.AwaitOutcomeAsync("10.9.0.200@eth0");
        await lan.Client.AwaitNeighborAsync("10.9.0.200", $"lladdr {LabLan.NodeMac}");
        Assert.Equal(0, (await lan.Client.RunAsync("arping -c 1 -w 3 -I eth0 10.9.0.200")).Code);
    }

    [Fact]
    public async Task A_cable_that_was_out_announces_again_when_it_is_in()
    {
        await using var lan = await LabLan.CreateAsync();
        await using var speaker = await Speaker.StartAsync(lan.Node, "10.9.0.200");
        await lan.Client.IpAsync("link set eth0 down");
        await speaker.AwaitOutcomeAsync("10.9.0.200@");

        await lan.Client.IpAsync("link set eth0 up");
        await lan.Client.IpAsync($"neigh replace 10.9.0.200 lladdr {FormerMac} dev eth0 nud reachable");

        await speaker.AwaitOutcomeAsync("10.9.0.200@eth0");
        await lan.Client.AwaitNeighborAsync("10.9.0.200", $"lladdr {LabLan.NodeMac}");
    }
}
