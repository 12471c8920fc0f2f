using Clarion.Model.Advertisements;
using Clarion.Model.Services;
using Clarion.Placement.Facts;
using Clarion.Placement.Planning;
using Clarion.Placement.Reasons;
using Clarion.Primitives;
using static Clarion.Tests.Core.Placement.Facts;

namespace Clarion.Tests.Core.Placement;

/// <summary>Who announces what, and the reasons; the nodes are a, b and c, all with a Ready speaker.</summary>
public sealed class PlannerTests
{
    private readonly Planner planner = new(Planner.DefaultOrphanGrace);
    private readonly Outbox<ServicePlacement> outbox = new();

    [Fact]
    public void A_Service_goes_to_the_node_that_MetalLB_would_choose()
    {
        Tell(Seen(Node("node-a")), Seen(Node("node-b")), Seen(Node("node-c")),
            ReadyPod("node-a"), ReadyPod("node-b"), ReadyPod("node-c"), Seen(Everything),
            Seen(Service("s", "10.20.30.1")), Endpoints("s", "elsewhere"));

        Assert.Equal("node-b Ranked", Of("s"));
        Assert.Equal([IpAddress.ParseOrThrow("10.20.30.1")], planner.Placements[Name("s")].Addresses);
        Assert.Empty(planner.Placements[Name("s")].Interfaces);
    }

    [Fact]
    public void A_pair_of_families_is_ranked_by_its_first_address()
    {
        Start(Seen(Everything), Seen(Service("pair", "fd00::1", "10.0.0.12")), Endpoints("pair", "a"),
            Seen(Service("single", "fd00::1")), Endpoints("single", "a"));

        Assert.Equal(Of("single"), Of("pair"));
        var other = new Planner(TimeSpan.Zero);
        other.Handle([.. Nodes, Seen(Everything), Seen(Service("v4", "10.0.0.12")), Endpoints("v4", "a")],
            Instant.Zero, outbox);
        Assert.NotEqual(other.Placements[Name("v4")].Owner, planner.Placements[Name("pair")].Owner);
    }

    [Fact]
    public void The_same_inputs_again_change_nothing()
    {
        PlacementInput[] inputs =
            [.. Nodes, Seen(Everything), Seen(Service("s", "10.0.0.1")), Endpoints("s", "a"), Seen(Node("a"))];
        Tell(inputs);
        Assert.Equal(1, outbox.Count);
        var world = planner.World;
        outbox.Clear();
        Tell(inputs);

        Assert.Equal(0, outbox.Count);
        Assert.Same(world, planner.World);
    }

    [Fact]
    public void Without_a_usable_endpoint_anywhere_nobody_announces()
    {
        Start(Seen(Everything), Seen(Service("s", "10.0.0.1")));
        Assert.Equal("- NoEndpoints", Of("s"));

        Tell(new PlacementInput.EndpointsSeen(new(Name("s"), "s-1", false, [])));
        Assert.Equal("- NoEndpoints", Of("s"));

        Tell(new PlacementInput.EndpointsSeen(new(Name("s"), "s-2", true, [])));
        Assert.NotNull(planner.Placements[Name("s")].Owner);

        Tell(new PlacementInput.EndpointsGone(Name("s"), "s-2"));
        Assert.Equal("- NoEndpoints", Of("s"));
    }

    [Fact]
    public void An_address_outside_all_pools_is_not_announced()
    {
        Start(Seen(Configured(Pool("p", "10.0.0.0-10.0.0.9"), new L2Rule("all"))),
            Seen(Service("out", "10.0.0.10")), Endpoints("out", "a"),
            Seen(Service("half", "10.0.0.9", "fd00::1")), Endpoints("half", "a"));

        Assert.Equal("- IpNotAllowed", Of("out"));
        Assert.Equal("- IpNotAllowed", Of("half"));
    }

    [Fact]
    public void An_advertisement_speaks_for_pools_by_name_or_by_label_or_for_all()
    {
        var pool = Pool("p", "10.0.0.0-10.0.0.9") with { Labels = Labels("zone", "east") };
        string Outcome(L2Rule rule)
        {
            var planner = new Planner(TimeSpan.Zero);
            planner.Handle(
                [.. Nodes, Seen(Configured(pool, rule)), Seen(Service("s", "10.0.0.1")), Endpoints("s", "a")],
                Instant.Zero, outbox);
            return planner.Placements[Name("s")].Reason.ToString();
        }

        Assert.Equal("Ranked", Outcome(new("all")));
        Assert.Equal("Ranked", Outcome(new("name") { Pools = [new("p")] }));
        Assert.Equal("Ranked", Outcome(new("label") { PoolSelectors = [Where("zone", "east")] }));
        Assert.Equal("Ranked", Outcome(new("either") { Pools = [new("q")], PoolSelectors = [Where("zone", "east")] }));
        Assert.Equal("NoMatchingAdvertisement", Outcome(new("other") { Pools = [new("q")] }));
        Assert.Equal("NoMatchingAdvertisement", Outcome(new("label") { PoolSelectors = [Where("zone", "west")] }));
        Assert.Equal("NoMatchingAdvertisement", Outcome(new("svc") { ServiceSelectors = [Where("app", "x")] }));
    }

    [Fact]
    public void Node_selectors_choose_the_nodes_and_follow_their_labels()
    {
        Start(Seen(Node("b", "rack", "1")),
            Seen(Configured(Everything.Pools[0], new L2Rule("rack") { NodeSelectors = [Where("rack", "1")] })),
            Seen(Service("s", "10.0.0.1")), Endpoints("s", "a"));
        Assert.Equal("b Ranked", Of("s"));

        Tell(Seen(Node("b")), Seen(Node("c", "rack", "1")));
        Assert.Equal("c Ranked", Of("s"));

        Tell(Seen(Node("c")));
        Assert.Equal("- NoMatchingAdvertisement", Of("s"));
    }

    [Fact]
    public void A_node_without_network_or_excluded_by_label_does_not_announce()
    {
        Start(Seen(Node("b", "rack", "1")),
            Seen(Configured(Everything.Pools[0], new L2Rule("rack") { NodeSelectors = [Where("rack", "1")] })),
            Seen(Service("s", "10.0.0.1")), Endpoints("s", "a"));

        Tell(Seen(Node("b", "rack", "1") with { IsNetworkUnavailable = true, IsExcluded = true }));
        Assert.Equal("- NodeNetworkUnavailable", Of("s"));

        Tell(Seen(Node("b", "rack", "1") with { IsExcluded = true }));
        Assert.Equal("- NodeLabeledExcludeBalancers", Of("s"));
    }

    [Fact]
    public void Traffic_policy_Local_follows_the_endpoints()
    {
        var local = Service("s", "10.0.0.1") with { TrafficPolicy = TrafficPolicy.Local };
        Start(Seen(Everything), Seen(local), Endpoints("s", "a"));
        Assert.Equal("a Ranked", Of("s"));

        Tell(Endpoints("s", "c"));
        Assert.Equal("c Ranked", Of("s"));

        Tell(Endpoints("s", "elsewhere"));
        Assert.Equal("- NoLocalEndpoints", Of("s"));
    }

    [Fact]
    public void A_shared_address_and_a_Service_selector_exclude_each_other()
    {
        var shared = Service("s", "10.0.0.1") with { MayShare = true, Labels = Labels("app", "x") };
        Start(Seen(Configured(Everything.Pools[0], new L2Rule("all"),
                new L2Rule("svc") { ServiceSelectors = [Where("app", "x")] })),
            Seen(shared), Endpoints("s", "a"));
        Assert.Equal("- SharedIpWithServiceSelector", Of("s"));

        Tell(Seen(shared with { MayShare = false }));
        Assert.Equal("Ranked", planner.Placements[Name("s")].Reason.ToString());
    }

    [Fact]
    public void The_sum_of_the_weights_comes_before_the_rank()
    {
        var ranked = Start(Seen(Everything), Seen(Service("s", "10.0.0.1")), Endpoints("s", "a")).Owner;
        var other = ranked == new NodeName("a") ? "b" : "a";
        var third = new[] { "a", "b", "c" }.Single(node => node != other && node != ranked!.Value.Value);
        Tell(Seen(Node(other, "tier", "1")), Seen(Node(third, "tier", "2")),
            Seen(Configured(Everything.Pools[0],
                new L2Rule("one") { Preferences = [new(40, Where("tier", "1")), new(70, Where("tier", "2"))] },
                new L2Rule("two") { Preferences = [new(40, Where("tier", "1"))] })));

        Assert.Equal($"{other} Preferred", Of("s"));
    }

    [Fact]
    public void The_interfaces_are_those_of_all_advertisements_that_cover_the_owner()
    {
        var one = new L2Rule("one") { Interfaces = ["eth1", "eth0"] };
        var two = new L2Rule("two") { Interfaces = ["eth2", "eth0"] };
        var elsewhere = new L2Rule("elsewhere") { NodeSelectors = [Where("rack", "none")] };
        Start(Seen(Configured(Everything.Pools[0], one, two, elsewhere)),
            Seen(Service("s", "10.0.0.1")), Endpoints("s", "a"));
        Assert.Equal(["eth0", "eth1", "eth2"], planner.Placements[Name("s")].Interfaces);

        Tell(Seen(Configured(Everything.Pools[0], one, two, new L2Rule("everywhere"))));
        Assert.Empty(planner.Placements[Name("s")].Interfaces);
    }

    [Fact]
    public void A_member_that_dies_takes_only_its_own_with_it()
    {
        Start([Seen(Everything), .. Enumerable.Range(1, 50).SelectMany(n => new[]
        {
            Seen(Service($"s{n}", $"10.0.0.{n}")), Endpoints($"s{n}", "a"),
        })]);
        var dead = new NodeName("a");
        var orphaned = planner.Placements.Values.Count(placement => placement.Owner == dead);
        outbox.Clear();
        Tell(new PlacementInput.NodeGone(dead));

        Assert.InRange(orphaned, 1, 49);
        Assert.Equal(orphaned, outbox.Count);
        Assert.All(planner.Placements.Values, placement => Assert.NotEqual(dead, placement.Owner));
    }

    [Fact]
    public void Without_any_living_speaker_nobody_announces()
    {
        Tell(Seen(Node("a")), UnreadyPod("a"), Seen(Everything), Seen(Service("s", "10.0.0.1")), Endpoints("s", "a"));

        Assert.Equal("- NoSpeaker", Of("s"));
    }

    [Fact]
    public void A_Service_that_loses_its_address_is_withdrawn_once()
    {
        Start(Seen(Everything), Seen(Service("s", "10.0.0.1")), Endpoints("s", "a"));
        outbox.Clear();
        Tell(new PlacementInput.ServiceGone(Name("s")), new PlacementInput.ServiceGone(Name("never")));

        Assert.Equal([new ServicePlacement(Name("s"), null, PlacementReason.NoAddress)], outbox.Items.ToArray());
        Assert.Empty(planner.Placements);
    }

    private static IEnumerable<PlacementInput> Nodes =>
        new[] { "a", "b", "c" }.SelectMany(node => new[] { Seen(Node(node)), ReadyPod(node) });

    private ServicePlacement Start(params PlacementInput[] inputs)
    {
        Tell([.. Nodes, .. inputs]);
        return planner.Placements.Values.First();
    }

    private void Tell(params PlacementInput[] inputs) => planner.Handle(inputs, Instant.Zero, outbox);

    private string Of(string service)
    {
        var placement = planner.Placements[Name(service)];
        return $"{placement.Owner?.Value ?? "-"} {placement.Reason}";
    }
}
