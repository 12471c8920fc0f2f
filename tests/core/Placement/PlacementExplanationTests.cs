using Clarion.Model.Advertisements;
using Clarion.Model.Services;
using Clarion.Placement.Facts;
using Clarion.Placement.Planning;
using Clarion.Primitives;
using static Clarion.Tests.Core.Placement.Facts;

namespace Clarion.Tests.Core.Placement;

/// <summary>What placement says of every node and advertisement, as <c>clarion explain</c> prints it.</summary>
public sealed class PlacementExplanationTests
{
    private readonly Planner planner = new(TimeSpan.Zero);

    [Fact]
    public void The_owner_comes_first_and_its_successors_in_their_order()
    {
        Tell([.. Nodes("node-a", "node-b", "node-c"), Seen(Everything), .. Web()]);
        Assert.Equal(["node-b Owner", "node-c Successor", "node-a Successor"], Of("s"));
        Assert.Equal(planner.Placements[Name("s")].Owner, planner.World.Members.Single(node => node.Value == "node-b"));
    }

    [Fact]
    public void When_the_owner_goes_the_first_successor_is_the_owner()
    {
        Tell([.. Nodes("node-a", "node-b", "node-c"), Seen(Everything), .. Web()]);
        Tell([new PlacementInput.NodeGone(new("node-b"))]);
        Assert.Equal(["node-c Owner", "node-a Successor"], Of("s"));
        Assert.Equal("node-c", planner.Placements[Name("s")].Owner?.Value);
    }

    [Fact]
    public void Each_node_that_may_not_announce_has_its_own_reason()
    {
        var rule = new L2Rule("all") { NodeSelectors = [Where("zone", "x")] };
        PlacementInput[] nodes =
        [
            Seen(Zoned("a")), ReadyPod("a"),
            Seen(Node("b")), ReadyPod("b"),
            Seen(Zoned("c") with { IsExcluded = true }), ReadyPod("c"),
            Seen(Zoned("d") with { IsNetworkUnavailable = true }), ReadyPod("d"),
            Seen(Zoned("e")), ReadyPod("e"),
            Seen(Zoned("f")),
        ];
        Tell([.. nodes, Seen(Configured(Pool("p", "10.0.0.0-10.255.255.255"), rule)),
            Seen(Service("s", "10.0.0.1") with { TrafficPolicy = TrafficPolicy.Local }),
            Endpoints("s", "a", "f")]);
        Assert.Equal(
            [
                "a Owner", "b NotSelected", "c Excluded", "d NetworkUnavailable", "e NoLocalEndpoint",
                "f SpeakerNotReady",
            ],
            Of("s"));
    }

    [Fact]
    public void A_weight_goes_before_the_rank()
    {
        var rule = new L2Rule("all") { Preferences = [new(30, Where("zone", "x"))] };
        Tell([.. Nodes("node-a", "node-b"), Seen(Zoned("node-z")), ReadyPod("node-z"),
            Seen(Configured(Pool("p", "10.0.0.0-10.255.255.255"), rule)), .. Web()]);
        var first = PlacementExplanation.Of(planner.World, Name("s")).Nodes[0];
        Assert.Equal(("node-z", 30), (first.Node.Value, first.Weight));
    }

    [Fact]
    public void A_Service_whose_companion_must_be_elsewhere_has_no_node_in_common_with_it()
    {
        Tell([.. Nodes("a", "b"), Seen(Everything),
            Seen(Service("s", "10.0.0.1") with { TrafficPolicy = TrafficPolicy.Local }), Endpoints("s", "a"),
            Seen(Service("t", "10.0.0.1") with { TrafficPolicy = TrafficPolicy.Local }), Endpoints("t", "b")]);
        Assert.Equal(["a Owner", "b NoLocalEndpoint"], Of("s"));
        Assert.Equal(["a NoLocalEndpoint", "b NotInCommon"], Of("t"));
    }

    [Fact]
    public void Each_advertisement_says_why_it_does_not_speak_for_the_Service()
    {
        Tell([.. Nodes("a"), .. Web(), Seen(Configured(
            Pool("p", "10.0.0.0-10.255.255.255"),
            new L2Rule("broken") { IsFrozen = true },
            new L2Rule("gold") { ServiceSelectors = [Where("tier", "gold")] },
            new L2Rule("mine") { Pools = [new("p")] },
            new L2Rule("nowhere") { NodeSelectors = [Where("zone", "none")] },
            new L2Rule("other") { Pools = [new("q")] })),
            Seen(Service("late", "10.0.0.9"))]);
        Assert.Equal(
            ["broken Applies", "gold OtherServices", "mine Applies", "nowhere SelectsNoNode", "other OtherPools"],
            Rules("late"));
        var next = planner.World.WithHeld([]);
        Assert.Equal(
            "AdvertisementRefused",
            PlacementExplanation.Of(next, Name("late")).Advertisements[0].Reason.ToString());
    }

    private static PlacementInput[] Web() => [Seen(Service("s", "10.20.30.1")), Endpoints("s", "elsewhere")];

    private static NodeFacts Zoned(string name) => Node(name, "zone", "x");

    private static IEnumerable<PlacementInput> Nodes(params string[] names) =>
        names.SelectMany(name => new[] { Seen(Node(name)), ReadyPod(name) });

    private void Tell(PlacementInput[] inputs) => planner.Handle(inputs, Instant.Zero, new());

    private string[] Of(string name) =>
    [
        .. PlacementExplanation.Of(planner.World, Name(name)).Nodes
            .Select(verdict => $"{verdict.Node} {verdict.Reason}"),
    ];

    private string[] Rules(string name) =>
    [
        .. PlacementExplanation.Of(planner.World, Name(name)).Advertisements
            .Select(verdict => $"{verdict.Advertisement} {verdict.Reason}"),
    ];
}
