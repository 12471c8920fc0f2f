using System.Collections.Immutable;
using Clarion.Placement.Planning;
using Clarion.Placement.Reasons;
using Clarion.Primitives;
using FsCheck;
using FsCheck.Fluent;

namespace Clarion.Tests.Core.Placement;

/// <summary>What must hold of a choice, whatever the nodes: each test draws groups of up to 20 nodes.</summary>
public sealed class PlanTests
{
    private static readonly Arbitrary<byte[]> Bytes = ArbMap.Default.ArbFor<byte[]>();

    [Fact]
    public void The_order_of_the_nodes_does_not_matter() => Prop.ForAll(Bytes, bytes =>
    {
        var (group, members) = Draw(bytes);
        var reversed = group with { Eligible = [.. group.Eligible.Reverse()] };

        Assert.Equal(Plan.Decide(group, members, null), Plan.Decide(reversed, members, null));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_death_of_a_member_moves_only_its_groups() => Prop.ForAll(Bytes, bytes =>
    {
        var (group, members) = Draw(bytes);
        var before = Plan.Decide(group, members, null);
        foreach (var dead in members.Where(member => member != before.Owner))
            Assert.Equal(before, Plan.Decide(group, members.Remove(dead), null));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_arrival_takes_a_group_or_leaves_it_where_it_is() => Prop.ForAll(Bytes, bytes =>
    {
        var (group, members) = Draw(bytes);
        var before = Plan.Decide(group, members, null);
        foreach (var node in group.Eligible.Select(candidate => candidate.Node))
        {
            var after = Plan.Decide(group, members.Add(node), null);
            Assert.True(after.Owner == node || after == before);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_owner_is_an_eligible_member_of_the_highest_weight() => Prop.ForAll(Bytes, bytes =>
    {
        var (group, members) = Draw(bytes);
        var alive = group.Eligible.Where(candidate => members.Contains(candidate.Node)).ToList();
        var decision = Plan.Decide(group, members, null);

        Assert.Equal(alive.Count > 0, decision.Owner is not null);
        if (alive.Count > 0)
            Assert.Equal(alive.Max(node => node.Weight), alive.Single(node => node.Node == decision.Owner).Weight);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_claim_of_an_eligible_member_stands_and_any_other_counts_for_nothing() => Prop.ForAll(Bytes, bytes =>
    {
        var (group, members) = Draw(bytes);
        foreach (var claimant in group.Eligible.Select(candidate => candidate.Node))
        {
            var expected = members.Contains(claimant)
                ? new Decision(claimant, PlacementReason.Claimed) : Plan.Decide(group, members, null);
            Assert.Equal(expected, Plan.Decide(group, members, new(claimant)));
        }

        Assert.Equal(Plan.Decide(group, members, null), Plan.Decide(group, members, new(new("stranger"))));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_living_speaker_among_the_eligible_is_a_reason()
    {
        var group = new Group(IpAddress.ParseOrThrow("10.0.0.1"), [new(new("a"), 0)], PlacementReason.NoAddress);

        Assert.Equal(new(null, PlacementReason.NoSpeaker), Plan.Decide(group, new HashSet<NodeName>(), null));
    }

    [Fact]
    public void Without_eligible_nodes_the_reason_is_the_one_given()
    {
        var group = new Group(IpAddress.ParseOrThrow("10.0.0.1"), [], PlacementReason.NoLocalEndpoints);

        Assert.Equal(new(null, PlacementReason.NoLocalEndpoints), Plan.Decide(group, new HashSet<NodeName>(), null));
    }

    /// <summary>Each byte is a node: two bits of weight, and one that says whether it is a member.</summary>
    private static (Group Group, ImmutableSortedSet<NodeName> Members) Draw(byte[] bytes)
    {
        var nodes = bytes.Take(20).Select((value, index) => (Node: new NodeName($"n{index}"), Value: value)).ToList();
        var address = new IpAddress(IpFamily.IPv4, (UInt128)(uint)bytes.Sum(value => value));
        return (
            new(address, [.. nodes.Select(node => new EligibleNode(node.Node, node.Value & 3))],
                PlacementReason.NoAddress),
            [.. nodes.Where(node => (node.Value & 4) != 0).Select(node => node.Node)]);
    }
}
