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

    [Fact]
    public void The_entries_beside_a_wrong_one_can_be_used()
    {
        Assert.False(InterfaceExclusion.TryParse(["^mgmt", "(", "^wg"], out var exclusion, out _));
        Assert.Equal([true, true, false], new[] { "mgmt0", "wg0", "eth0" }.Select(exclusion.Excludes));
    }

    [Theory]
    [InlineData("^eth[[:digit:]]+$", "eth42", "ethd]")]
    [InlineData("^[[:alpha:]]+$", "eth", "eth0")]
    [InlineData("^[[:alnum:].]+$", "eth0.5", "eth-0")]
    [InlineData("^[[:lower:]][[:upper:]]$", "aB", "Ba")]
    [InlineData("^a[^[:space:]]$", "ab", "a ")]
    [InlineData("^veth[[:xdigit:]]+$", "veth0aF", "vethg")]
    [InlineData("^a[[:punct:]]b$", "a[b", "a0b")]
    [InlineData("^[[:word:]-]+$", "br_0-1", "br.0")]
    [InlineData("^[]a[:digit:]]+$", "]a7", "[:")]
    [InlineData(@"^\[[:digt]+$", "[:d", "7")]
    [InlineData("^[:digt]+$", ":dig", "7")]
    public void Named_classes_mean_what_they_mean_to_MetalLB(string pattern, string excluded, string kept)
    {
        Assert.True(InterfaceExclusion.TryParse([pattern], out var exclusion, out var error), error);
        Assert.Equal([true, false], new[] { excluded, kept }.Select(exclusion.Excludes));
    }

    [Theory]
    [InlineData("[[:graph:]]", "graph")]
    [InlineData("[[:^digit:]]", "^digit")]
    public void An_unknown_class_is_refused_with_the_known_ones(string pattern, string name)
    {
        Assert.False(InterfaceExclusion.TryParse([pattern], out _, out var error));
        Assert.Equal(
            $"'{pattern}' is not a usable regular expression: the class [:{name}:] is unknown; write its characters, "
            + "or one of [:alnum:], [:alpha:], [:digit:], [:lower:], [:punct:], [:space:], [:upper:], [:word:], "
            + "[:xdigit:]",
            error);
    }

    [Fact]
    public void Lists_are_equal_when_their_expressions_are()
    {
        Assert.True(InterfaceExclusion.TryParse(["^a", "^b"], out var one, out _));
        Assert.True(InterfaceExclusion.TryParse(["^a", "^b"], out var same, out _));
        Assert.True(InterfaceExclusion.TryParse(["^a", "^c"], out var other, out _));
        Assert.Equal(one, same);
        Assert.NotEqual(one, other);
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
