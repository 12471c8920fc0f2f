using System.Text.Json.Nodes;
using Clarion.Model.Refusals;

namespace Clarion.Model.Legacy.Migration;

/// <summary>An entry of <c>address-pools</c> as a pool with its advertisements.</summary>
internal sealed class PoolMigration(ObjectWriter writer, RefusalCollector refusals)
{
    private const int Ipv4Bits = 32;
    private const int Ipv6Bits = 128;

    private readonly ObjectNames names = new();

    public List<MigratedObject> Convert(LegacyPool pool, JsonObject entry)
    {
        var name = names.Of(pool.Name.Value);
        var comments = new List<string>();
        if (name != pool.Name.Value)
        {
            comments.Add($"The pool was called '{pool.Name}'. Services that ask for it by annotation must now ask for "
                + $"'{name}'.");
        }

        var spec = SpecOf(pool, entry);
        var objects = new List<MigratedObject>
        {
            writer.Write(ObjectWriter.Beta1, "IPAddressPool", name, spec, comments),
        };
        if (pool.IsLayer2)
            objects.Add(writer.Write(ObjectWriter.Beta1, "L2Advertisement", name, Naming(name), []));
        else
            objects.AddRange(Advertisements(pool, entry, name));
        return objects;
    }

    private IEnumerable<MigratedObject> Advertisements(LegacyPool pool, JsonObject entry, string name) =>
        SpecsOfAdvertisements(pool, entry, name).Select((spec, index) => writer.Write(
            ObjectWriter.Beta1, "BGPAdvertisement", index == 0 ? name : $"{name}-{index + 1}", spec, []));

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
    private List<JsonObject> SpecsOfAdvertisements(LegacyPool pool, JsonObject entry, string name)
    {
        var specs = new LegacyReader(entry, pool.Field, refusals).ReadMappings("bgp-advertisements")
            .Select(item => AdvertisementOf(new(item.Mapping, item.Field, refusals), name))
            .ToList();
        return specs.Count > 0 ? specs : [Naming(name)];
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
