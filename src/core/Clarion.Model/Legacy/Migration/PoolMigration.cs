using System.Text.Json.Nodes;
using Clarion.Model.Refusals;

namespace Clarion.Model.Legacy.Migration;

/// <summary>An entry of <c>address-pools</c> as a pool with its advertisements.</summary>
internal sealed class PoolMigration(ObjectWriter writer, RefusalCollector refusals)
{
    private const int Ipv4Bits = 32;
    private const int Ipv6Bits = 128;

    private readonly ObjectNames names = new();

    public IEnumerable<MigratedObject> Convert(LegacyPool pool, JsonObject entry)
    {
        var name = names.Of(pool.Name.Value);
        var comments = new List<string>();
        if (name != pool.Name.Value)
        {
            comments.Add($"The pool was called '{pool.Name}'. Services that ask for it by annotation must now ask for "
                + $"'{name}'.");
        }

        yield return writer.Write(ObjectWriter.Beta1, "IPAddressPool", name, SpecOf(pool, entry), comments);
        if (pool.IsLayer2)
        {
            yield return writer.Write(ObjectWriter.Beta1, "L2Advertisement", name, Naming(name), []);
            yield break;
        }

        var number = 0;
        foreach (var spec in AdvertisementsOf(pool, entry, name))
        {
            number++;
            var title = number == 1 ? name : $"{name}-{number}";
            yield return writer.Write(ObjectWriter.Beta1, "BGPAdvertisement", title, spec, []);
        }
    }

    private static JsonObject SpecOf(LegacyPool pool, JsonObject entry)
    {
        var spec = new JsonObject { ["addresses"] = entry["addresses"]!.DeepClone() };
        if (!pool.Parsed.Value.AutoAssign)
            spec["autoAssign"] = false;
        if (pool.Parsed.Value.AvoidBuggyIps)
            spec["avoidBuggyIPs"] = true;
        return spec;
    }

    /// <summary>A bgp pool without a list had one default advertisement.</summary>
    private IEnumerable<JsonObject> AdvertisementsOf(LegacyPool pool, JsonObject entry, string name)
    {
        var reader = new LegacyReader(entry, pool.Field, refusals);
        var isAny = false;
        foreach (var (mapping, field) in reader.ReadMappings("bgp-advertisements"))
        {
            isAny = true;
            yield return AdvertisementOf(new LegacyReader(mapping, field, refusals), name);
        }

        if (!isAny)
            yield return Naming(name);
    }

    private static JsonObject AdvertisementOf(LegacyReader reader, string pool)
    {
        reader.RefuseOtherKeysThan("aggregation-length", "aggregation-length-v6", "localpref", "communities");
        var spec = Naming(pool);
        Put(spec, "aggregationLength", reader.ReadNumber("aggregation-length", 1, Ipv4Bits), Ipv4Bits);
        Put(spec, "aggregationLengthV6", reader.ReadNumber("aggregation-length-v6", 1, Ipv6Bits), Ipv6Bits);
        Put(spec, "localPref", reader.ReadNumber("localpref", 0, uint.MaxValue), 0);
        var communities = reader.ReadTexts("communities").Distinct(StringComparer.Ordinal).ToList();
        if (communities.Count > 0)
            spec["communities"] = new JsonArray([.. communities.Select(text => (JsonNode?)text)]);
        return spec;
    }

    private static void Put(JsonObject spec, string field, long? value, long usual)
    {
        if (value is { } number && number != usual)
            spec[field] = number;
    }

    private static JsonObject Naming(string pool) => new() { ["ipAddressPools"] = new JsonArray(pool) };
}
