using Clarion.Linux.Links;
using Clarion.Neighbors.Interfaces;
using Clarion.Speaker.Layer2;

namespace Clarion.Tests.Platform.Speaker;

public sealed class Layer2PlanTests
{
    private const LinkFlags Running = LinkFlags.Up | LinkFlags.Running;

    private const string Remedy =
        "; bring one up that resolves neighbors, or take it off the list in ConfigMap metallb-excludel2";

    [Fact]
    public void Without_a_usable_interface_the_plan_says_why_of_each_and_first_what_is_easiest_to_mend()
    {
        Assert.Equal(
            "no usable network interface: eth1 (NotRunning), eth0 (Down), lo (Loopback)" + Remedy,
            NoInterface(Link("lo", LinkFlags.Loopback), Link("eth0"), Link("eth1", LinkFlags.Up)));
        Assert.Equal("no usable network interface: there is none at all" + Remedy, NoInterface());
        Assert.Null(NoInterface(Link("eth0"), Link("eth1", Running)));
    }

    [Fact]
    public void A_node_with_many_interfaces_lists_some()
    {
        var links = Enumerable.Range(1, 10).Select(number => Link($"veth{number - 1}", Running)).Append(Link("eth0"));
        Assert.Equal(
            "no usable network interface: eth0 (Down), veth0 (Excluded), veth1 (Excluded), veth2 (Excluded), "
            + "veth3 (Excluded), veth4 (Excluded), veth5 (Excluded), veth6 (Excluded) and 3 more" + Remedy,
            NoInterface([.. links]));
    }

    private static string? NoInterface(params Link[] links) =>
        Layer2Plan.Make(new([.. links]), InterfaceExclusion.Default, []).NoInterface;

    private static Link Link(string name, LinkFlags flags = LinkFlags.None) => new()
    {
        Index = new(1),
        Name = name,
        Mac = new(0x0200_0000_0001),
        Flags = flags,
        Master = null,
    };
}
