using System.Collections.Immutable;
using Clarion.Placement.Reasons;
using Clarion.Primitives;

namespace Clarion.Placement.Planning;

/// <summary>Chooses owners. Same inputs, same choice, on every node and in any order of the inputs.</summary>
public static class Plan
{
    /// <summary>
    /// A claim of a living, eligible node stands; else the highest weight, then the lowest hash rank, among the
    /// eligible nodes that are members.
    /// </summary>
    /// <param name="group">What is to be placed.</param>
    /// <param name="members">The nodes that may announce at all.</param>
    /// <param name="claim">Who says that it owns the group already, if anybody.</param>
    public static Decision Decide(Group group, IReadOnlySet<NodeName> members, Claim? claim)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(members);
        if (group.Eligible.IsEmpty)
            return new(null, group.WithoutNodes);
        var address = group.RankAddress.ToString();
        EligibleNode? best = null;
        NodeRank bestRank = default;
        foreach (var candidate in group.Eligible)
        {
            if (!members.Contains(candidate.Node))
                continue;
            if (claim?.Owner == candidate.Node)
                return new(candidate.Node, PlacementReason.Claimed);
            var rank = NodeRank.Of(candidate.Node, address);
            if (best is null || IsBefore(candidate, rank, best.Value, bestRank))
                (best, bestRank) = (candidate, rank);
        }

        return best is not { } winner ? new(null, PlacementReason.NoSpeaker)
            : new(winner.Node, winner.Weight > 0 ? PlacementReason.Preferred : PlacementReason.Ranked);
    }

    /// <summary>
    /// The eligible nodes that are members, in the order in which they would own the group: the first one does, unless
    /// somebody claims it.
    /// </summary>
    public static ImmutableArray<EligibleNode> Order(Group group, IReadOnlySet<NodeName> members)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(members);
        var address = group.RankAddress.ToString();
        return
        [
            .. group.Eligible.Where(candidate => members.Contains(candidate.Node))
                .OrderByDescending(candidate => candidate.Weight)
                .ThenBy(candidate => NodeRank.Of(candidate.Node, address)),
        ];
    }

    private static bool IsBefore(EligibleNode left, NodeRank leftRank, EligibleNode right, NodeRank rightRank) =>
        left.Weight != right.Weight ? left.Weight > right.Weight : leftRank < rightRank;
}
