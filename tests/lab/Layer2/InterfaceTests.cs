using Clarion.Tests.Lab.Network;

namespace Clarion.Tests.Lab.Layer2;

public sealed class InterfaceTests
{
    /// <summary>More than the receive buffer of a netlink socket holds.</summary>
    private const string ManyEvents =
        "for i in $(seq 3000); do echo link set eth0 mtu $((1400 + i % 2)); done | ip -b -";

    [Fact]
    public async Task An_interface_that_appears_later_is_served_and_one_that_vanishes_is_not()
    {
        await using var lan = await LabLan.CreateAsync();
        await using var speaker = await Speaker.StartAsync(lan.Node, "10.9.0.200");

        await lan.Node.ConnectAsync("eth1", "02:00:00:00:01:01", lan.Client, "eth1", "02:00:00:00:01:02");
        await speaker.AwaitOutcomeAsync("10.9.0.200@eth0,eth1");
        var (code, output) = await lan.Client.RunAsync("arping -c 1 -w 3 -I eth1 -s 10.9.0.2 10.9.0.200");
        Assert.True(code == 0, output);
        Assert.Contains("[02:00:00:00:01:01]", output, StringComparison.Ordinal);

        await lan.Node.IpAsync("link delete eth1");
        await speaker.AwaitOutcomeAsync("10.9.0.200@eth0");
        Assert.Equal(0, (await lan.Client.RunAsync("arping -c 1 -w 3 -I eth0 10.9.0.200")).Code);
        Assert.InRange(await speaker.AwaitSocketsOpenAsync(), 0, 5_000);
    }

    [Fact]
    public async Task Without_a_usable_interface_it_is_not_ready_and_it_recovers_by_itself()
    {
        await using var lan = await LabLan.CreateAsync();
        await using var speaker = await Speaker.StartAsync(lan.Node, "10.9.0.200");

        await lan.Node.IpAsync("link set eth0 down");
        await speaker.AwaitOutcomeAsync("10.9.0.200@");
        Assert.Contains(
            "no usable network interface: eth0 (Down), lo (Loopback); ",
            await speaker.AskAsync("state"), StringComparison.Ordinal);

        await lan.Node.IpAsync("link set eth0 up");
        await speaker.AwaitOutcomeAsync("10.9.0.200@eth0");
        Assert.InRange(await speaker.AwaitSocketsOpenAsync(), 0, 5_000);
        Assert.Equal(0, (await lan.Client.RunAsync("arping -c 1 -w 3 -I eth0 10.9.0.200")).Code);
    }

    [Fact]
    public async Task An_interface_that_is_replaced_under_the_same_number_is_served_again()
    {
        await using var lan = await LabLan.CreateAsync();
        await using var speaker = await Speaker.StartAsync(lan.Node, "10.9.0.200", "2001:db8::200");
        var index = (await lan.Node.IpAsync("-o link show eth0")).Split(':')[0];

        // With its events lost, the speaker sees two pictures that do not differ in anything that it serves.
        speaker.Host.Pause();
        await lan.Node.ShellAsync(ManyEvents);
        await lan.Node.ShellAsync("ip link delete eth0; "
            + $"ip link add eth0 index {index} address {LabLan.NodeMac} type veth "
            + $"peer name p0 netns {lan.Client.Name}; "
            + "ip link set eth0 up");
        await lan.Client.ShellAsync("ip link set p0 up; ip address add 10.9.0.2/24 dev p0; "
            + "ip address add 2001:db8::2/64 dev p0 nodad");
        speaker.Host.Resume();

        await Wait.UntilAsync(
            async () => (await lan.Client.RunAsync("arping -c 1 -w 1 -I p0 10.9.0.200")).Code == 0,
            () => Task.FromResult("nobody answers on the new eth0"));
        var (code, output) = await lan.Client.RunAsync("ndisc6 -1 2001:db8::200 p0");
        Assert.True(code == 0, output);
    }

    [Fact]
    public async Task Only_the_named_interfaces_are_used_and_each_other_has_its_reason()
    {
        await using var lan = await LabLan.CreateAsync();
        await lan.Node.ConnectAsync("eth1", "02:00:00:00:01:01", lan.Client, "eth1", "02:00:00:00:01:02");
        await lan.Node.IpAsync("link add eth2 type veth peer name veth2");
        await using var speaker = await Speaker.StartIdleAsync(lan.Node);

        Assert.Equal(
            "10.9.0.200@eth1!eth2:Down!eth9:Missing!lo:Loopback!veth2:Excluded 10.9.0.201@!eth9:Missing",
            await speaker.SetAsync("10.9.0.200@eth1,eth2,eth9,lo,veth2", "10.9.0.201@eth9"));
        Assert.Equal(1, (await lan.Client.RunAsync("arping -c 1 -w 1 -I eth0 10.9.0.200")).Code);
        Assert.Equal(0, (await lan.Client.RunAsync("arping -c 1 -w 3 -I eth1 -s 10.9.0.2 10.9.0.200")).Code);
    }

    [Fact]
    public async Task A_port_of_a_bridge_is_not_served_but_the_bridge_is()
    {
        await using var lan = await LabLan.CreateAsync();
        await using var speaker = await Speaker.StartAsync(lan.Node, "10.9.0.200");

        await lan.Node.ShellAsync("ip link add br0 address 02:00:00:00:00:b0 type bridge; "
            + "ip link set br0 up; ip link set eth0 master br0");

        await speaker.AwaitOutcomeAsync("10.9.0.200@br0");
        var (code, output) = await lan.Client.RunAsync("arping -c 1 -w 3 -I eth0 10.9.0.200");
        Assert.True(code == 0, output);
        Assert.Contains("[02:00:00:00:00:B0]", output, StringComparison.Ordinal);

        await lan.Node.IpAsync("link set eth0 nomaster");
        await speaker.AwaitOutcomeAsync("10.9.0.200@eth0");
    }

    [Fact]
    public async Task The_configuration_may_exclude_other_interfaces_than_MetalLB_does()
    {
        await using var lan = await LabLan.CreateAsync();
        await lan.Node.ConnectAsync("veth1", "02:00:00:00:01:01", lan.Client, "veth1", "02:00:00:00:01:02");
        await using var speaker = await Speaker.StartIdleAsync(lan.Node, excluded: "^eth");

        Assert.Equal("10.9.0.200@veth1", await speaker.SetAsync("10.9.0.200"));
    }

    [Fact]
    public async Task Lost_events_are_made_good_by_a_new_list()
    {
        await using var lan = await LabLan.CreateAsync();
        await using var speaker = await Speaker.StartAsync(lan.Node, "10.9.0.200");

        speaker.Host.Pause();
        await lan.Node.ShellAsync(ManyEvents);
        await lan.Node.ConnectAsync("eth1", "02:00:00:00:01:01", lan.Client, "eth1", "02:00:00:00:01:02");
        speaker.Host.Resume();

        await speaker.Host.HearAsync("log Events about network interfaces came faster than they were read");
        await speaker.AwaitOutcomeAsync("10.9.0.200@eth0,eth1");
    }

    [Fact]
    public async Task Without_the_capability_the_error_names_it_and_says_what_to_do()
    {
        await using var lan = await LabLan.CreateAsync();
        await using var host = lan.Node.Host("announce", "setpriv --bounding-set -net_raw --inh-caps -net_raw");

        var line = await host.HearAsync("log Not answering on eth0");

        Assert.Equal(
            "log Not answering on eth0: cannot open a packet socket: EPERM. The capability NET_RAW is missing: run as "
            + "uid 0 with securityContext.capabilities.add [\"NET_RAW\"]",
            line);
        await host.SayAsync("state");
        Assert.StartsWith("state False", await host.HearAsync("state"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_at_once_and_its_answers_with_it()
    {
        await using var lan = await LabLan.CreateAsync();
        await using var speaker = await Speaker.StartAsync(lan.Node, "10.9.0.200");

        await speaker.Host.EndAsync();

        await speaker.Host.HearAsync("ended");
        Assert.Equal(1, (await lan.Client.RunAsync("arping -c 1 -w 1 -I eth0 10.9.0.200")).Code);
    }
}
