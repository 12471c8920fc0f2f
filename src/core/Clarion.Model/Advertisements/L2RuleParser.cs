using System.Collections.Immutable;
using Clarion.Api.MetalLb;
using Clarion.Model.Pools;
using Clarion.Model.Refusals;
using Clarion.Model.Selectors;

namespace Clarion.Model.Advertisements;

/// <summary>metallb.io/v1beta1 L2Advertisement to <see cref="L2Rule"/>.</summary>
public static class L2RuleParser
{
    private const int WeightMin = 1;
    private const int WeightMax = 100;

    /// <summary>Reads one advertisement. Pools that do not exist are no mistake: they may come later.</summary>
    public static Parsed<L2Rule> Parse(L2Advertisement advertisement)
    {
        ArgumentNullException.ThrowIfNull(advertisement);
        var refusals = new RefusalCollector(new("L2Advertisement", advertisement.Metadata.Name));
        var spec = advertisement.Spec;
        var pools = refusals.Distinct(spec.IpAddressPools ?? [], name => name, "spec.ipAddressPools");
        return refusals.Finish(new L2Rule(advertisement.Metadata.Name)
        {
            Pools = [.. pools.Select(name => new PoolName(name))],
            PoolSelectors =
                SelectorParser.ParseAll(spec.IpAddressPoolSelectors, "spec.ipAddressPoolSelectors", refusals),
            NodeSelectors = SelectorParser.ParseAll(spec.NodeSelectors, "spec.nodeSelectors", refusals),
            ServiceSelectors = SelectorParser.ParseAll(spec.ServiceSelectors, "spec.serviceSelectors", refusals),
            Interfaces = [.. (spec.Interfaces ?? []).Distinct(StringComparer.Ordinal)],
            Preferences = ReadPreferences(spec.PreferredNodeSelectors ?? [], refusals),
        });
    }

    private static ImmutableArray<NodePreference> ReadPreferences(
        IReadOnlyList<PreferredNodeSelector> preferences, RefusalCollector refusals)
    {
        var read = ImmutableArray.CreateBuilder<NodePreference>(preferences.Count);
        for (var i = 0; i < preferences.Count; i++)
        {
            var field = $"spec.preferredNodeSelectors[{i}]";
            var before = refusals.Count;
            var nodes = SelectorParser.Parse(preferences[i].Preference, $"{field}.preference", refusals);
            if (preferences[i].Weight is < WeightMin or > WeightMax)
            {
                refusals.Add($"{field}.weight", RefusalReason.OutOfRange,
                    $"{preferences[i].Weight} is no weight; choose {WeightMin} to {WeightMax}");
            }

            if (refusals.Count == before)
                read.Add(new(preferences[i].Weight, nodes));
        }

        return read.ToImmutable();
    }
}
