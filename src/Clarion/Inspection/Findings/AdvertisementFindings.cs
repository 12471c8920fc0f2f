using Clarion.Model.Advertisements;
using Clarion.Model.Pools;
using Clarion.Model.Refusals;
using Clarion.Model.Selectors;

namespace Clarion.Inspection.Findings;

/// <summary>What is odd about how pools and L2Advertisements go together: no mistake, and seldom meant.</summary>
internal static class AdvertisementFindings
{
    public static IEnumerable<Finding> Of(Judgement judgement)
    {
        var (picture, configuration) = (judgement.Picture, judgement.Configuration);
        if (!picture.Pools.IsRead || !picture.L2Advertisements.IsRead || !picture.Legacy.IsRead)
            return [];
        var pools = configuration.Pools.Select(pool => (pool.Name, pool.Labels))
            .Concat(configuration.FrozenPools.Select(pool => (pool.Name, pool.Labels))).ToList();
        return configuration.L2Rules.SelectMany(rule => OfMissingPools(rule, pools))
            .Concat(configuration.L2Rules.Where(rule => IsNowhere(judgement, rule)).Select(rule => Finding.Of(
                Level.Notice, FindingReason.AdvertisementWithoutNode, $"L2Advertisement/{rule.Name}", null)))
            .Concat(pools
                .Where(pool => !configuration.L2Rules.Any(rule => rule.IsFor(pool.Name, pool.Labels)))
                .Select(pool => Finding.Of(
                    Level.Notice, $"IPAddressPool/{pool.Name}",
                    RefusalReasons.Catalogue[RefusalReason.UnannouncedPool], null)));
    }

    private static bool IsNowhere(Judgement judgement, L2Rule rule) =>
        judgement.Picture.Nodes.IsRead && !judgement.Nodes.Any(node => rule.SelectsNode(node.Labels));

    private static IEnumerable<Finding> OfMissingPools(L2Rule rule, List<(PoolName Name, LabelSet Labels)> pools) =>
        from name in rule.Pools
        where !pools.Exists(pool => pool.Name == name)
        select Finding.Of(
            Level.Notice, $"L2Advertisement/{rule.Name}", RefusalReasons.Catalogue[RefusalReason.UnknownReference],
            $"spec.ipAddressPools names '{name}', and there is no such IPAddressPool");
}
