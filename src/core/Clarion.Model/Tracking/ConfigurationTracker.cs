using System.Collections.Immutable;
using System.Text.Json;
using Clarion.Api;
using Clarion.Api.Meta;
using Clarion.Api.MetalLb;
using Clarion.Model.Advertisements;
using Clarion.Model.Legacy;
using Clarion.Model.Pools;
using Clarion.Model.Refusals;

namespace Clarion.Model.Tracking;

/// <summary>
/// Turns the objects of the namespace into what is in force. Controller and speakers each own one, so that both come
/// to the same. A wrong object is refused alone and its last good version stays in force; without one it is frozen.
/// </summary>
public sealed class ConfigurationTracker
{
    private readonly ObjectTracker<IPAddressPool, AddressPool> pools = new(
        PoolParser.Parse,
        pool => JsonSerializer.SerializeToUtf8Bytes(pool.Spec, ApiJson.Default.IPAddressPoolSpec));

    private readonly ObjectTracker<L2Advertisement, L2Rule> rules = new(
        L2RuleParser.Parse,
        rule => JsonSerializer.SerializeToUtf8Bytes(rule.Spec, ApiJson.Default.L2AdvertisementSpec));

    private readonly LegacyTracker legacy = new();
    private Configuration current = Configuration.Empty;
    private string? legacyLoses;

    /// <summary>Takes over the present objects. Returns the same instance when nothing changed.</summary>
    public Configuration Update(ConfigurationInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var isChanged = pools.Update(input.Pools)
            | rules.Update(input.L2Advertisements)
            | legacy.Update(input.Legacy);
        var newWinner = NameWinner(input);
        if (!isChanged && newWinner == legacyLoses)
            return current;
        legacyLoses = newWinner;
        current = newWinner is null && legacy.Name is not null ? legacy.Read() : ReadObjects();
        return current;
    }

    private Configuration ReadObjects()
    {
        legacy.Forget();
        var selection = new PoolSelection();
        foreach (var pool in pools.ByAge)
        {
            var source = new ConfigurationSource("IPAddressPool", pool.Current.Metadata.Name);
            pool.LastGood =
                selection.Admit(pool.Parsed, pool.LastGood, source, "spec.addresses") ?? pool.LastGood;
        }

        var refusals = selection.Refusals;
        var inForce = ImmutableArray.CreateBuilder<L2Rule>();
        foreach (var rule in rules.ByAge)
        {
            refusals.AddRange(rule.Parsed.Refusals);
            if (rule.Parsed.IsValid)
                rule.LastGood = rule.Parsed.Value;
            inForce.Add(rule.LastGood ?? rule.Parsed.Value with { IsFrozen = true });
        }

        inForce.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return new()
        {
            Pools = [.. selection.Admitted.OrderBy(pool => pool.Name)],
            FrozenPools = [.. selection.Frozen.OrderBy(pool => pool.Name)],
            L2Rules = inForce.ToImmutable(),
            Refusals = [.. refusals],
            Warnings = legacy.Name is { } name && legacyLoses is { } winner ? [Ignored(name, winner)] : [],
        };
    }

    private static Refusal Ignored(string configMap, string winner) => new(
        new("ConfigMap", configMap), $"data.{LegacyDocument.DataKey}", RefusalReason.LegacyIgnored,
        $"ConfigMap '{configMap}' is ignored because there is {winner}; delete the ConfigMap, or the custom resources");

    /// <summary>
    /// The object that turns the legacy ConfigMap off; null when there is none. It stays the same one while it is
    /// there, so that the warning does.
    /// </summary>
    private string? NameWinner(ConfigurationInput input)
    {
        var winners = Name("IPAddressPool", input.Pools)
            .Concat(Name("L2Advertisement", input.L2Advertisements))
            .Concat(Name("BGPAdvertisement", input.BgpAdvertisements))
            .Concat(Name("BGPPeer", input.BgpPeers));
        string? first = null;
        foreach (var winner in winners)
        {
            if (winner == legacyLoses)
                return winner;
            first ??= winner;
        }

        return first;
    }

    private static IEnumerable<string> Name<T>(string kind, ImmutableArray<T> objects)
        where T : IObject =>
        objects.Select(item => item.Metadata.Name).Order(StringComparer.Ordinal).Select(name => $"{kind} '{name}'");
}
