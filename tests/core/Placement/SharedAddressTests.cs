using Clarion.Model.Services;
using Clarion.Placement.Facts;
using Clarion.Placement.Planning;
using Clarion.Primitives;
using static Clarion.Tests.Core.Placement.Facts;

namespace Clarion.Tests.Core.Placement;

/// <summary>Services that must live on one node because they share an address.</summary>
public sealed class SharedAddressTests
{
    private readonly Planner planner = new(Planner.DefaultOrphanGrace);
    private readonly Outbox<ServicePlacement> outbox = new();

    public SharedAddressTests() =>
        Tell(
            [
                .. new[] { "a", "b", "c" }.SelectMany(node => new[] { Seen(Node(node)), ReadyPod(node) }),
                Seen(Everything),
            ]);

    [Fact]
    public void Services_that_share_an_address_are_on_one_node_also_through_others()
    {
        Tell(Seen(Service("one", "fd00::1", "10.0.0.1")), Seen(Service("two", "10.0.0.1", "fd00::2")),
            Seen(Service("three", "fd00::2")), Seen(Service("alone", "10.0.0.77")),
            Endpoints("one", "a"), Endpoints("two", "a"), Endpoints("three", "a"), Endpoints("alone", "a"));

        Assert.Equal(Owner("one"), Owner("two"));
        Assert.Equal(Owner("one"), Owner("three"));
        Assert.Equal([Name("one"), Name("three"), Name("two")], planner.World.GroupOf(Name("three")));
        Assert.Equal([Name("alone")], planner.World.GroupOf(Name("alone")));
    }

    [Fact]
    public void A_group_falls_apart_when_the_Service_between_goes()
    {
        Tell(Seen(Service("one", "10.0.0.1")), Seen(Service("two", "10.0.0.1", "fd00::2")),
            Seen(Service("three", "fd00::2")), Endpoints("one", "a"), Endpoints("three", "a"));
        Tell(new PlacementInput.ServiceGone(Name("two")));

        Assert.Equal([Name("one")], planner.World.GroupOf(Name("one")));
        var fresh = new Planner(TimeSpan.Zero);
        fresh.Handle(
            [
                .. new[] { "a", "b", "c" }.SelectMany(node => new[] { Seen(Node(node)), ReadyPod(node) }),
                Seen(Everything), Seen(Service("three", "fd00::2")), Endpoints("three", "a"),
            ],
            Instant.Zero, outbox);
        Assert.Equal(fresh.Placements[Name("three")], planner.Placements[Name("three")]);
    }

    [Fact]
    public void A_Service_without_endpoints_does_not_hold_up_those_that_share_its_address()
    {
        Tell(Seen(Service("one", "10.0.0.1")), Seen(Service("two", "10.0.0.1")), Endpoints("two", "a"));

        Assert.Equal("NoEndpoints", planner.Placements[Name("one")].Reason.ToString());
        Assert.NotNull(Owner("two"));
    }

    [Fact]
    public void Nodes_must_suit_all_and_who_has_no_node_in_common_is_left_out()
    {
        Tell(Seen(Service("one", "10.0.0.1") with { TrafficPolicy = TrafficPolicy.Local }),
            Seen(Service("two", "10.0.0.1") with { TrafficPolicy = TrafficPolicy.Local }),
            Endpoints("one", "a", "b"), Endpoints("two", "b", "c"));
        Assert.Equal(new NodeName("b"), Owner("one"));
        Assert.Equal(new NodeName("b"), Owner("two"));

        Tell(Endpoints("two", "c"));
        Assert.NotNull(Owner("one"));
        Assert.Equal("NoCommonNode", planner.Placements[Name("two")].Reason.ToString());
    }

    private NodeName? Owner(string service) => planner.Placements[Name(service)].Owner;

    private void Tell(params PlacementInput[] inputs) => planner.Handle(inputs, Instant.Zero, outbox);
}
