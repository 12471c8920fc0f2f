using Clarion.Model.Refusals;
using Clarion.Primitives;

namespace Clarion.Inspection.Findings;

/// <summary>What is wrong with the objects that configure Clarion, and what nears its limit.</summary>
internal static class ConfigurationFindings
{
    public static IEnumerable<Finding> Of(Judgement judgement)
    {
        var configuration = judgement.Configuration;
        return configuration.Refusals.Select(refusal => Of(Level.Problem, refusal))
            .Concat(configuration.Warnings.Select(warning => Of(Level.Notice, warning)))
            .Concat(OfBgp(judgement.Picture))
            .Concat(OfOtherNamespaces(judgement.Picture))
            .Concat(AdvertisementFindings.Of(judgement))
            .Concat(configuration.Pools.Select(pool => OfPool(judgement, pool.Name.Value)).OfType<Finding>());
    }

    /// <summary>Objects about BGP, which this version accepts and does nothing for.</summary>
    public static IEnumerable<Finding> OfBgp(Picture picture) =>
        picture.BgpAdvertisements.Items.Select(rule => $"BGPAdvertisement/{rule.Metadata.Name}")
            .Concat(picture.BgpPeers.Items.Select(peer => $"BGPPeer/{peer.Metadata.Name}"))
            .Select(about => Finding.Of(Level.Notice, FindingReason.BgpWithoutEffect, about, null));

    /// <summary>Where Clarion's own namespace has nothing, somebody has probably put it into another one.</summary>
    public static IEnumerable<Finding> OfOtherNamespaces(Picture picture) =>
        picture.PoolsAnywhere.Items.Select(pool => ("IPAddressPool", pool.Metadata.Key))
            .Concat(picture.L2AdvertisementsAnywhere.Items.Select(rule => ("L2Advertisement", rule.Metadata.Key)))
            .Select(one => Finding.Of(
                Level.Problem, $"{one.Item1}/{one.Key}", RefusalReasons.Catalogue[RefusalReason.OtherNamespace],
                $"it is in namespace '{one.Key.Namespace}', and Clarion in '{picture.Namespace}'"));

    /// <summary>The detail says what is wrong and where; the sentence of the reason would only repeat it.</summary>
    private static Finding Of(Level level, Refusal refusal)
    {
        return new(level, refusal.Source.ToString(), RefusalReasons.Catalogue[refusal.Reason],
            $"{refusal.Field}: {refusal.Detail}.")
        {
            MessageHelps = true,
        };
    }

    private static Finding? OfPool(Judgement judgement, string pool)
    {
        if (judgement.UsageOf(pool) is not { WaitingCount: 0 } usage)
            return null;
        IpFamily? used = usage is { AssignedIPv4: > 0, AvailableIPv4: 0 } ? IpFamily.IPv4
            : usage is { AssignedIPv6: > 0, AvailableIPv6: 0 } ? IpFamily.IPv6
            : null;
        return used is null ? null : Finding.Of(Level.Notice, FindingReason.PoolUsedUp, $"IPAddressPool/{pool}",
            $"it has no free {used} address");
    }
}
