using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Clarion.Model.Pools;
using Clarion.Model.Refusals;

namespace Clarion.Model.Legacy;

/// <summary>
/// The ConfigMap of MetalLB v0.9 to v0.12. Entries of <c>address-pools</c> are refused one by one; a text that is no
/// mapping, or has an unknown section, is refused as a whole, since a misspelt section must not look like an empty one.
/// </summary>
internal static class LegacyParser
{
    private const string PoolSection = "address-pools";
    private static readonly string[] LaterSections = ["peers", "bgp-communities", "bfd-profiles"];

    public static LegacyConfiguration Parse(LegacyDocument document)
    {
        var refusals = new RefusalCollector(new("ConfigMap", document.Name));
        if (document.Error is not null || document.Root is not JsonObject root)
        {
            refusals.Add($"data.{LegacyDocument.DataKey}", RefusalReason.Malformed,
                document.Error ?? $"the text must be a mapping with the key '{PoolSection}'");
            return new() { Refusals = refusals.ToImmutable() };
        }

        var reader = new LegacyReader(root, "", refusals);
        reader.RefuseOtherKeysThan([PoolSection, .. LaterSections]);
        var entries = root[PoolSection] switch
        {
            null => [],
            JsonArray list => list,
            _ => null,
        };
        if (entries is null || entries.Any(entry => entry is not JsonObject))
        {
            refusals.Add(PoolSection, RefusalReason.Malformed,
                $"'{PoolSection}' must be a list of mappings, each beginning with '- name: NAME'");
        }

        return refusals.Count > 0 ? new() { Refusals = refusals.ToImmutable() } : ReadPools(entries!, reader, document);
    }

    private static LegacyConfiguration ReadPools(JsonArray entries, LegacyReader root, LegacyDocument document)
    {
        var warnings = new RefusalCollector(new("ConfigMap", document.Name));
        foreach (var section in LaterSections.Where(root.Has))
            warnings.Add(section, RefusalReason.NotSupported, $"'{section}' has no effect yet; layer2 pools work");

        var names = new HashSet<string>(StringComparer.Ordinal);
        var pools = ImmutableArray.CreateBuilder<LegacyPool>(entries.Count);
        for (var i = 0; i < entries.Count; i++)
            pools.Add(ReadPool((JsonObject)entries[i]!, $"{PoolSection}[{i}]", names, warnings));
        return new() { Pools = pools.ToImmutable(), Warnings = warnings.ToImmutable() };
    }

    private static LegacyPool ReadPool(
        JsonObject entry, string path, HashSet<string> names, RefusalCollector warnings)
    {
        var refusals = new RefusalCollector(warnings.Source);
        var reader = new LegacyReader(entry, path, refusals);
        reader.RefuseOtherKeysThan(
            "name", "protocol", "addresses", "avoid-buggy-ips", "auto-assign", "bgp-advertisements");
        var name = reader.ReadRequiredText("name");
        if (name.Length > 0 && !names.Add(name))
        {
            refusals.Add($"{path}.name", RefusalReason.Duplicate,
                $"there is a pool '{name}' further up; choose another name");
            name = "";
        }

        var isLayer2 = ReadIsLayer2(reader, refusals, warnings);
        var ranges = AddressParser.Parse(reader.ReadTexts("addresses"), reader.FieldOf("addresses"), refusals);
        var pool = new AddressPool(new(name), ranges)
        {
            AutoAssign = reader.ReadFlag("auto-assign", true),
            AvoidBuggyIps = reader.ReadFlag("avoid-buggy-ips", false),
        };
        return new(path, refusals.Finish(pool), isLayer2);
    }

    private static bool ReadIsLayer2(LegacyReader reader, RefusalCollector refusals, RefusalCollector warnings)
    {
        const string Protocol = "protocol";
        var protocol = reader.ReadRequiredText(Protocol);
        switch (protocol)
        {
            case "bgp":
                warnings.Add(reader.FieldOf(Protocol), RefusalReason.NotSupported,
                    "the pool gives out addresses, but nobody announces them by BGP yet; use layer2 on a LAN");
                return false;
            case "layer2" when reader.Has("bgp-advertisements"):
                refusals.Add(reader.FieldOf("bgp-advertisements"), RefusalReason.Malformed,
                    "a layer2 pool has no bgp-advertisements; remove them, or write protocol: bgp");
                return true;
            case "layer2" or "":
                return true;
            default:
                refusals.Add(reader.FieldOf(Protocol), RefusalReason.OutOfRange,
                    $"'{protocol}' is no protocol; use layer2 or bgp");
                return true;
        }
    }
}
