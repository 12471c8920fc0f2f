using Clarion.Neighbors.Interfaces;
using static Clarion.Tests.Core.Neighbors.Stations;

namespace Clarion.Tests.Core.Neighbors.Interfaces;

public sealed class InterfaceRulesTests
{
    private static readonly InterfaceFacts Eth0 = new()
    {
        Name = "eth0",
        Mac = Ours,
        IsUp = true,
        IsRunning = true,
        IsLoopback = false,
        HasNoArp = false,
        IsEnslaved = false,
    };

    [Fact]
    public void An_ordinary_interface_is_usable() => Assert.Equal(InterfaceVerdict.Usable, Judge(Eth0));

    [Fact]
    public void Each_obstacle_has_its_name() => Assert.Equal(
        [
            InterfaceVerdict.Loopback, InterfaceVerdict.Excluded, InterfaceVerdict.NoArp, InterfaceVerdict.Enslaved,
            InterfaceVerdict.NoMac, InterfaceVerdict.NoMac, InterfaceVerdict.Down, InterfaceVerdict.NotRunning,
        ],
        new[]
        {
            Eth0 with { IsLoopback = true },
            Eth0 with { Name = "veth1234" },
            Eth0 with { HasNoArp = true },
            Eth0 with { IsEnslaved = true },
            Eth0 with { Mac = null },
            Eth0 with { Mac = default(Clarion.Primitives.MacAddress) },
            Eth0 with { IsUp = false, IsRunning = false },
            Eth0 with { IsRunning = false },
        }.Select(Judge));

    [Theory]
    [InlineData("docker0")]
    [InlineData("cbr0")]
    [InlineData("dummy0")]
    [InlineData("virbr0")]
    [InlineData("lxcbr0")]
    [InlineData("veth0a1b")]
    [InlineData("lo")]
    [InlineData("cali0123")]
    [InlineData("tunl0")]
    [InlineData("flannel.1")]
    [InlineData("kube-ipvs0")]
    [InlineData("cni0")]
    [InlineData("nodelocaldns")]
    [InlineData("lxc_health")]
    public void What_MetalLB_excludes_is_excluded_by_default(string name) =>
        Assert.True(InterfaceExclusion.Default.Excludes(name));

    [Theory]
    [InlineData("eth0")]
    [InlineData("lo1")]
    [InlineData("bond0")]
    [InlineData("enp1s0")]
    [InlineData("br-docker")]
    public void Others_are_not(string name) => Assert.False(InterfaceExclusion.Default.Excludes(name));

    [Fact]
    public void A_list_of_ones_own_replaces_the_default_and_matches_anywhere_in_a_name()
    {
        Assert.True(InterfaceExclusion.TryParse(["mgmt", "^eth1$"], out var exclusion, out _));
        Assert.Equal(
            [true, true, false, false],
            new[] { "ens-mgmt0", "eth1", "eth10", "docker0" }.Select(exclusion.Excludes));
    }

    [Theory]
    [InlineData("eth(")]
    [InlineData("(?=eth)0")]
    public void A_wrong_expression_is_named(string pattern)
    {
        Assert.False(InterfaceExclusion.TryParse(["^lo$", pattern], out _, out var error));
        Assert.StartsWith($"'{pattern}' is not a usable regular expression: ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("eth0", true)]
    [InlineData("eth1,eth0", true)]
    [InlineData("eth1", false)]
    public void Only_the_advertised_interfaces_are_used(string advertised, bool expected) => Assert.Equal(
        expected,
        InterfaceRules.IsAdvertisedOn("eth0", [.. advertised.Split(',', StringSplitOptions.RemoveEmptyEntries)]));

    private static InterfaceVerdict Judge(InterfaceFacts facts) =>
        InterfaceRules.Judge(facts, InterfaceExclusion.Default);
}
