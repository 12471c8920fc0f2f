using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Clarion.Model.Advertisements;
using Clarion.Model.Legacy;
using Clarion.Model.Pools;
using Clarion.Model.Refusals;
using Clarion.Model.Selectors;

namespace Clarion.Model.Tracking;

/// <summary>
/// Keeps the legacy ConfigMap, the last good version of each of its pools, and the last readable whole.
/// </summary>
internal sealed class LegacyTracker
{
    private readonly Dictionary<PoolName, LegacyPool> lastGood = [];
    private LegacyDocument? document;
    private LegacyConfiguration parsed = new();
    private Configuration? lastReadable;

    /// <summary>The ConfigMap's name; null when there is none.</summary>
    public string? Name => document?.Name;

    private ConfigurationSource Source => new("ConfigMap", document!.Name);

    /// <summary>Takes over the present ConfigMap; false when nothing changed.</summary>
    public bool Update(LegacyDocument? present)
    {
        // The version alone does not tell: a restored API server gives it out a second time.
        if (present?.Version == document?.Version && present?.Name == document?.Name
            && present?.Error == document?.Error && JsonNode.DeepEquals(present?.Root, document?.Root))
            return false;
        document = present;
        if (present is not null)
            parsed = LegacyParser.Parse(present);
        return true;
    }

    /// <summary>Forgets all that was good: the ConfigMap is gone, or out of force.</summary>
    public void Forget()
    {
        lastGood.Clear();
        lastReadable = null;
    }

    /// <summary>Pools, rules and refusals, where the ConfigMap is the only configuration there is.</summary>
    public Configuration Read()
    {
        if (parsed.Refusals.IsEmpty)
            return lastReadable = ReadEntries();
        var kept = lastReadable ?? Configuration.Empty with
        {
            FrozenPools = [new(new(""), [], LabelSet.Empty, HoldsEverything: true)],
            L2Rules = [new(document!.Name) { IsFrozen = true }],
        };
        return kept with { Refusals = parsed.Refusals, Warnings = Warnings() };
    }

    private Configuration ReadEntries()
    {
        var names = parsed.Pools.Select(entry => entry.Name).ToHashSet();
        foreach (var gone in lastGood.Keys.Where(name => !names.Contains(name)).ToList())
            lastGood.Remove(gone);

        var selection = new PoolSelection();
        var rules = new List<L2Rule>();
        foreach (var entry in parsed.Pools)
        {
            var known = lastGood.GetValueOrDefault(entry.Name);
            var admitted =
                selection.Admit(entry.Parsed, known?.Parsed.Value, Source, $"{entry.Field}.addresses");
            if (ReferenceEquals(admitted, entry.Parsed.Value))
                known = lastGood[entry.Name] = entry;
            if ((known ?? entry).IsLayer2)
                rules.Add(RuleOf(entry, isFrozen: admitted is null));
        }

        return new()
        {
            Pools = [.. selection.Admitted.OrderBy(pool => pool.Name)],
            FrozenPools = [.. selection.Frozen.OrderBy(pool => pool.Name)],
            L2Rules = [.. rules.OrderBy(rule => rule.Name, StringComparer.Ordinal)],
            Refusals = [.. selection.Refusals],
            Warnings = Warnings(),
        };
    }

    /// <summary>A pool's rule bears its name. One without a readable name may be any pool.</summary>
    private static L2Rule RuleOf(LegacyPool entry, bool isFrozen) => entry.Name.Value.Length == 0
        ? new(entry.Field) { IsFrozen = true }
        : new(entry.Name.Value) { Pools = [entry.Name], IsFrozen = isFrozen };

    private ImmutableArray<Refusal> Warnings()
    {
        var inUse = new Refusal(Source, $"data.{LegacyDocument.DataKey}", RefusalReason.LegacyInUse,
            $"ConfigMap '{document!.Name}', in the form of MetalLB v0.12 and before, configures the cluster; "
            + "'clarion migrate' prints the same as custom resources");
        return [inUse, .. parsed.Warnings];
    }
}
