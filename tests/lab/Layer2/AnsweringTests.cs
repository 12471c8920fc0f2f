using Clarion.Tests.Lab.Network;

namespace Clarion.Tests.Lab.Layer2;

public sealed class AnsweringTests
{
    [Fact]
    public async Task Arping_hears_the_hardware_address_of_the_interface()
    {
        await using var lan = await LabLan.CreateAsync();
        await using var speaker = await Speaker.StartAsync(lan.Node, "10.9.0.200");

        var (code, output) = await lan.Client.RunAsync("arping -c 3 -w 5 -I eth0 10.9.0.200");

        Assert.Equal(0, code);
        Assert.Contains($"from 10.9.0.200 [{LabLan.NodeMac}]", output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Received 3 response(s)", output, StringComparison.Ordinal);
        Assert.StartsWith("counter 10.9.0.200 3 3 ", await speaker.AskAsync("counters"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ndisc6_hears_the_hardware_address_of_the_interface()
    {
        await using var lan = await LabLan.CreateAsync();
        await using var speaker = await Speaker.StartAsync(lan.Node, "2001:db8::200");

        var (code, output) = await lan.Client.RunAsync("ndisc6 -1 2001:db8::200 eth0");

        Assert.True(code == 0, output);
        Assert.Contains(LabLan.NodeMac, output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("from 2001:db8::200", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.9.0.200")]
    [InlineData("2001:db8::200")]
    public async Task A_kernel_resolves_the_address_and_its_later_checks_find_us_alive(string address)
    {
        await using var lan = await LabLan.CreateAsync();
        await using var speaker = await Speaker.StartAsync(lan.Node, address);

        await lan.Client.TouchAsync(address);
        await lan.Client.AwaitNeighborAsync(address, $"lladdr {LabLan.NodeMac} REACHABLE");
        // The state in which a kernel asks by unicast whether a neighbor is still there; FAILED is its other end.
        await lan.Client.IpAsync($"neigh replace {address} lladdr {LabLan.NodeMac} dev eth0 nud probe");
        await lan.Client.AwaitNeighborAsync(address, $"lladdr {LabLan.NodeMac} REACHABLE");
    }

    [Fact]
    public async Task A_machine_that_wants_our_IPv6_address_for_itself_finds_it_taken()
    {
        await using var lan = await LabLan.CreateAsync();
        await using var speaker = await Speaker.StartAsync(lan.Node, "2001:db8::200");

        await lan.Client.IpAsync("address add 2001:db8::200/64 dev eth0");

        await Wait.UntilAsync(
            async () => (await lan.Client.IpAsync("address show dev eth0")).Contains(
                "2001:db8::200/64 scope global dadfailed", StringComparison.Ordinal),
            () => lan.Client.IpAsync("address show dev eth0"));
    }

    [Fact]
    public async Task A_machine_that_wants_our_IPv4_address_for_itself_finds_it_taken()
    {
        await using var lan = await LabLan.CreateAsync();
        await using var speaker = await Speaker.StartAsync(lan.Node, "10.9.0.200");

        var (taken, _) = await lan.Client.RunAsync("arping -D -c 2 -w 3 -I eth0 10.9.0.200");
        var (free, _) = await lan.Client.RunAsync("arping -D -c 1 -w 1 -I eth0 10.9.0.201");

        Assert.Equal((1, 0), (taken, free));
    }

    [Fact]
    public async Task Nobody_answers_for_an_address_that_is_not_ours_or_no_longer()
    {
        await using var lan = await LabLan.CreateAsync();
        await using var speaker = await Speaker.StartAsync(lan.Node, "10.9.0.200", "2001:db8::200");
        await speaker.SetAsync("10.9.0.201");

        var arping = await Task.WhenAll(
            lan.Client.RunAsync("arping -c 1 -w 1 -I eth0 10.9.0.200"),
            lan.Client.RunAsync("arping -c 1 -w 1 -I eth0 10.9.0.201"),
            lan.Client.RunAsync("arping -c 1 -w 1 -I eth0 10.9.0.202"),
            lan.Client.RunAsync("ndisc6 -1 -r 1 2001:db8::200 eth0"));

        Assert.Equal([1, 0, 1, 2], arping.Select(each => each.Code));
    }

    [Fact]
    public async Task An_interface_without_a_link_local_address_answers_for_IPv6_too()
    {
        await using var lan = await LabLan.CreateAsync();
        await lan.Node.IpAsync("link set eth0 addrgenmode none");
        await lan.Node.IpAsync("address flush dev eth0 scope link");
        Assert.DoesNotContain("fe80", await lan.Node.IpAsync("address show dev eth0"), StringComparison.Ordinal);
        await using var speaker = await Speaker.StartAsync(lan.Node, "2001:db8::200");

        await lan.Client.TouchAsync("2001:db8::200");

        await lan.Client.AwaitNeighborAsync("2001:db8::200", $"lladdr {LabLan.NodeMac} REACHABLE");
    }

    [Fact]
    public async Task Another_stations_frames_are_not_answered_even_in_promiscuous_mode()
    {
        await using var lan = await LabLan.CreateAsync();
        await lan.Node.IpAsync("link set eth0 promisc on");
        await lan.Client.ShellAsync("echo 1 > /proc/sys/net/ipv4/conf/eth0/drop_gratuitous_arp");
        await using var speaker = await Speaker.StartAsync(lan.Node, "10.9.0.200");

        // The client believes another station to have the address, and asks that station three times by unicast.
        await lan.Client.IpAsync("neigh replace 10.9.0.200 lladdr 02:00:00:00:00:99 dev eth0 nud probe");
        await lan.Client.AwaitNeighborAsync("10.9.0.200", "FAILED");
        Assert.StartsWith("counter 10.9.0.200 0 0 ", await speaker.AskAsync("counters"), StringComparison.Ordinal);

        await lan.Client.TouchAsync("10.9.0.200");
        await lan.Client.AwaitNeighborAsync("10.9.0.200", $"lladdr {LabLan.NodeMac} REACHABLE");
        Assert.StartsWith("counter 10.9.0.200 1 1 ", await speaker.AskAsync("counters"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_that_are_lost_because_they_come_too_fast_are_counted()
    {
        await using var lan = await LabLan.CreateAsync();
        await using var speaker = await Speaker.StartAsync(lan.Node, "10.9.0.200");

        speaker.Host.Pause();
        await lan.Client.RunAsync($"{LabHost.Program} flood eth0 10.9.0.200 10000");
        speaker.Host.Resume();

        long answered = 0, dropped = 0;
        await Wait.UntilAsync(
            async () =>
            {
                answered = long.Parse((await speaker.AskAsync("counters")).Split(' ')[2], null);
                dropped = long.Parse((await speaker.AskAsync("state")).Split(' ')[3], null);
                return answered + dropped == 10_000;
            },
            () => Task.FromResult($"{answered} answered, {dropped} dropped"));
        Assert.InRange(answered, 100, 9_900);
        Assert.Equal(0, (await lan.Client.RunAsync("arping -c 1 -w 3 -I eth0 10.9.0.200")).Code);
    }
}
