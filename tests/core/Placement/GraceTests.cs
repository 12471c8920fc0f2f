using Clarion.Model.Pools;
using Clarion.Model.Tracking;
using Clarion.Placement.Facts;
using Clarion.Placement.Planning;
using Clarion.Placement.Reasons;
using Clarion.Primitives;
using static Clarion.Tests.Core.Placement.Facts;

namespace Clarion.Tests.Core.Placement;

/// <summary>What stays announced although its pool or advertisement went or is refused.</summary>
public sealed class GraceTests
{
    private readonly Planner planner = new(TimeSpan.FromSeconds(10));
    private readonly Outbox<ServicePlacement> outbox = new();

    [Fact]
    public void An_advertisement_that_is_deleted_and_created_again_moves_nothing()
    {
        Start(Everything);
        outbox.Clear();
        Tell(1, Seen(Everything with { L2Rules = [] }));
        Tell(5, Seen(Everything with { L2Rules = [new("all")] }));

        Assert.Null(planner.NextDeadline);
        Assert.Equal(0, outbox.Count);
    }

    [Fact]
    public void Without_its_advertisement_a_Service_stays_announced_for_10_seconds()
    {
        Start(Everything);
        Tell(1, Seen(Everything with { L2Rules = [] }));
        Tell(10.999);
        Assert.Equal(PlacementReason.Ranked, Placement.Reason);
        Assert.Equal(At(11), planner.NextDeadline);

        Tell(11);
        Assert.Equal(new(Name("s"), null, PlacementReason.NoMatchingAdvertisement), Placement);
        Assert.Null(planner.NextDeadline);
    }

    [Fact]
    public void A_second_change_does_not_lengthen_the_grace_and_the_owner_may_die_in_it()
    {
        Start(Everything);
        Tell(1, Seen(Everything with { L2Rules = [] }));
        Tell(6, Seen(Configuration.Empty));
        var owner = Placement.Owner!.Value;
        Tell(7, new PlacementInput.NodeGone(owner));

        Assert.NotNull(Placement.Owner);
        Assert.NotEqual(owner, Placement.Owner);
        Tell(11);
        Assert.Equal(new(Name("s"), null, PlacementReason.IpNotAllowed), Placement);
    }

    [Fact]
    public void The_grace_is_for_what_was_announced_only()
    {
        Start(Everything with { L2Rules = [] });
        Tell(1, Seen(Configuration.Empty));

        Assert.Equal(PlacementReason.IpNotAllowed, Placement.Reason);
        Assert.Null(planner.NextDeadline);
    }

    [Fact]
    public void A_Service_that_went_and_came_back_in_the_grace_is_a_new_one()
    {
        Start(Everything);
        Tell(1, Seen(Everything with { L2Rules = [] }));
        Tell(2, new PlacementInput.ServiceGone(Name("s")), Seen(Service("s", "10.0.0.1")));

        Assert.Equal(PlacementReason.NoMatchingAdvertisement, Placement.Reason);
    }

    [Fact]
    public void An_advertisement_that_leaves_nodes_out_acts_at_once()
    {
        Start(Everything);
        var other = Placement.Owner == new NodeName("a") ? "b" : "a";
        Tell(1, Seen(Node(other, "rack", "1")), Seen(Everything with
        {
            L2Rules = [new("rack") { NodeSelectors = [Where("rack", "1")] }],
        }));

        Assert.Equal(new NodeName(other), Placement.Owner);
    }

    [Fact]
    public void Addresses_of_a_frozen_pool_are_announced_by_its_name_and_labels()
    {
        var frozen = new FrozenPool(new("first"), [], Labels("zone", "east"), HoldsEverything: true);
        Start(new() { FrozenPools = [frozen], L2Rules = [new("zone") { PoolSelectors = [Where("zone", "east")] }] });

        Assert.Equal(PlacementReason.Ranked, Placement.Reason);
    }

    [Fact]
    public void A_frozen_advertisement_keeps_announced_what_has_an_address_and_nothing_new()
    {
        Start(Everything with { L2Rules = [new("refused") { IsFrozen = true }] });
        Assert.Equal(PlacementReason.Ranked, Placement.Reason);

        Tell(1, Seen(Service("new", "10.0.0.2")), Endpoints("new", "a"));
        Assert.Equal(PlacementReason.NoMatchingAdvertisement, planner.Placements[Name("new")].Reason);
        Tell(2, Seen(Everything));
        Assert.Equal(PlacementReason.Ranked, planner.Placements[Name("new")].Reason);
    }

    [Fact]
    public void A_frozen_advertisement_that_appears_later_announces_nothing()
    {
        Start(Everything with { L2Rules = [] });
        Tell(1, Seen(Everything with { L2Rules = [new("refused") { IsFrozen = true }] }));

        Assert.Equal(PlacementReason.NoMatchingAdvertisement, Placement.Reason);
    }

    [Fact]
    public void An_advertisement_that_comes_back_refused_keeps_what_was_announced()
    {
        Start(Everything);
        Tell(1, Seen(Everything with { L2Rules = [] }));
        Tell(2, Seen(Everything with { L2Rules = [new("refused") { IsFrozen = true }] }));
        Tell(100);

        Assert.Equal(PlacementReason.Ranked, Placement.Reason);
    }

    private ServicePlacement Placement => planner.Placements[Name("s")];

    private void Start(Configuration configuration) => Tell(0,
        Seen(Node("a")), Seen(Node("b")), ReadyPod("a"), ReadyPod("b"), Seen(configuration),
        Seen(Service("s", "10.0.0.1")), Endpoints("s", "a"));

    private void Tell(double seconds, params PlacementInput[] inputs) =>
        planner.Handle(inputs, At(seconds), outbox);
}
