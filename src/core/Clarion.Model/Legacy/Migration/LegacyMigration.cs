using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Clarion.Model.Refusals;

namespace Clarion.Model.Legacy.Migration;

/// <summary>
/// Turns the ConfigMap of MetalLB v0.9 to v0.12 into custom resources that say the same. An entry that is wrong is left
/// out and refused, the others are turned.
/// </summary>
public static class LegacyMigration
{
    private const string Communities = "communities";

    /// <summary>Turns it.</summary>
    /// <param name="document">The ConfigMap.</param>
    /// <param name="space">The namespace of the objects.</param>
    public static Migrated Convert(LegacyDocument document, string space)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentException.ThrowIfNullOrEmpty(space);
        var parsed = LegacyParser.Parse(document);
        if (!parsed.Refusals.IsEmpty || document.Root is not JsonObject root)
            return new([], parsed.Refusals);

        var refusals = new RefusalCollector(new("ConfigMap", document.Name));
        var reader = new LegacyReader(root, "", refusals);
        var (writer, profiles) = (new ObjectWriter(space), new ObjectNames());
        var objects = ImmutableArray.CreateBuilder<MigratedObject>();
        objects.AddRange(BfdProfiles(reader, new(writer, profiles, refusals)));
        objects.AddRange(Aliases(root, writer, refusals));
        objects.AddRange(Peers(reader, new(writer, profiles, refusals)));
        objects.AddRange(Pools(root, parsed, new(writer, refusals), refusals));
        return new(objects.ToImmutable(), refusals.ToImmutable());
    }

    private static IEnumerable<MigratedObject> BfdProfiles(LegacyReader reader, BfdProfileMigration migration) =>
        reader.ReadMappings("bfd-profiles")
            .Select(profile => migration.Convert(profile.Mapping, profile.Field))
            .OfType<MigratedObject>();

    private static IEnumerable<MigratedObject> Peers(LegacyReader reader, PeerMigration migration) =>
        reader.ReadMappings("peers")
            .SelectMany((peer, index) => migration.Convert(peer.Mapping, peer.Field, index + 1));

    private static List<MigratedObject> Pools(
        JsonObject root, LegacyConfiguration parsed, PoolMigration migration, RefusalCollector refusals)
    {
        var objects = new List<MigratedObject>();
        for (var i = 0; i < parsed.Pools.Length; i++)
        {
            var pool = parsed.Pools[i];
            foreach (var refusal in pool.Parsed.Refusals)
                refusals.Add(refusal.Field, refusal.Reason, refusal.Detail);
            if (pool.Parsed.IsValid)
                objects.AddRange(migration.Convert(pool, (JsonObject)root["address-pools"]![i]!));
        }

        return objects;
    }

    private static ImmutableArray<MigratedObject> Aliases(
        JsonObject root, ObjectWriter writer, RefusalCollector refusals)
    {
        const string Section = "bgp-communities";
        if (root[Section] is not JsonObject { Count: > 0 } aliases)
        {
            if (root[Section] is not (null or JsonObject))
                refusals.Add(Section, RefusalReason.Malformed, $"'{Section}' must be a mapping: NAME: 65000:100");
            return [];
        }

        var list = new JsonArray(
        [
            .. aliases.OrderBy(alias => alias.Key, StringComparer.Ordinal)
                .Select(alias => new JsonObject { ["name"] = alias.Key, ["value"] = alias.Value?.ToString() }),
        ]);
        var spec = new JsonObject { [Communities] = list };
        return [writer.Write(ObjectWriter.Beta1, "Community", Communities, spec, [])];
    }
}
