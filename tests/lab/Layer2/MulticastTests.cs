using Clarion.Tests.Lab.Network;

namespace Clarion.Tests.Lab.Layer2;

public sealed class MulticastTests
{
    [Fact]
    public async Task A_switch_that_snoops_delivers_solicitations_because_the_groups_are_joined()
    {
        await using var lan = await LabLan.CreateEmptyAsync();
        await ConnectThroughSnoopingSwitchAsync(lan);
        await using var listener = await Listener.StartAsync(lan.Node, "ndp");
        await using var speaker = await Speaker.StartAsync(lan.Node, "2001:db8::200");

        // An unknown group does not reach the node, or this test would show nothing.
        await Wait.UntilAsync(
            async () =>
            {
                await lan.Client.RunAsync("ndisc6 -1 -r 1 -w 300 2001:db8::999 eth0");
                return listener.CountSolicitations("2001:db8::999") == 0;
            },
            () => Task.FromResult("the switch floods"));
        await lan.Client.TouchAsync("2001:db8::200");

        await lan.Client.AwaitNeighborAsync("2001:db8::200", $"lladdr {LabLan.NodeMac} REACHABLE");
    }

    [Fact]
    public async Task Addresses_of_one_group_keep_it_joined_until_the_last_is_gone()
    {
        await using var lan = await LabLan.CreateAsync();
        await using var speaker = await Speaker.StartAsync(lan.Node, "2001:db8:1::200", "2001:db8:2::200");
        Assert.True(await IsJoinedAsync(lan, "ff02::1:ff00:200"));

        await speaker.SetAsync("2001:db8:2::200");
        Assert.True(await IsJoinedAsync(lan, "ff02::1:ff00:200"));

        await speaker.SetAsync("2001:db8:2::201");
        Assert.False(await IsJoinedAsync(lan, "ff02::1:ff00:200"));
        Assert.True(await IsJoinedAsync(lan, "ff02::1:ff00:201"));
    }

    [Fact]
    public async Task An_interface_without_IPv6_says_so_and_is_joined_once_it_has_it()
    {
        await using var lan = await LabLan.CreateAsync();
        await lan.Node.IpAsync("link set eth0 mtu 1279");
        await using var speaker = await Speaker.StartIdleAsync(lan.Node);
        await speaker.SayAsync("2001:db8::200");

        await speaker.Host.HearAsync(line =>
            line.Contains("The interface has no IPv6: give it an MTU of at least 1280 and ", StringComparison.Ordinal));
        await lan.Node.IpAsync("link set eth0 mtu 1500");

        await Wait.UntilAsync(
            () => IsJoinedAsync(lan, "ff02::1:ff00:200"),
            () => lan.Node.IpAsync("maddress show dev eth0"));
    }

    [Fact]
    public async Task More_groups_than_one_socket_holds_are_spread_over_several()
    {
        await using var lan = await LabLan.CreateAsync();
        await using var host = lan.Node.Host("join eth0 5000");

        var words = (await host.HearAsync("joined")).Split(' ');
        Assert.Equal("5000", words[1]);
        Assert.InRange(int.Parse(words[2], null), 2, 20);
        await host.HearAsync("kept 2500");

        Assert.False(await IsJoinedAsync(lan, "ff02::1:ff00:1000"));
        Assert.True(await IsJoinedAsync(lan, "ff02::1:ff00:1001"));
    }

    private static async Task<bool> IsJoinedAsync(LabLan lan, string group) =>
        (await lan.Node.IpAsync("maddress show dev eth0")).Contains($"{group}\n", StringComparison.Ordinal)
        || (await lan.Node.IpAsync("maddress show dev eth0")).Contains($"{group} ", StringComparison.Ordinal);

    private static async Task ConnectThroughSnoopingSwitchAsync(LabLan lan)
    {
        var bridge = await lan.AddAsync("switch");
        // Snooping starts when a querier has an address, has asked, and has waited for answers. It asks every second
        // here, not after one and thirty, when its address may not be ready yet.
        await bridge.ShellAsync("ip link add br0 address 02:00:00:00:00:b0 type bridge mcast_snooping 1 "
            + "mcast_querier 1 mcast_startup_query_count 20 mcast_startup_query_interval 100 "
            + "mcast_query_response_interval 100; ip link set br0 up");
        await lan.Node.ConnectAsync("eth0", LabLan.NodeMac, bridge, "p1", "02:00:00:00:00:11");
        await lan.Client.ConnectAsync("eth0", LabLan.ClientMac, bridge, "p2", "02:00:00:00:00:12");
        await bridge.ShellAsync("ip link set p1 master br0; ip link set p2 master br0");
        await lan.Node.AddressAsync(1);
        await lan.Client.AddressAsync(2);
    }
}
