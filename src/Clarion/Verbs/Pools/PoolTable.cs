using System.Text.Json.Nodes;
using Clarion.Inspection;
using Clarion.Ipam.Outcomes;
using Clarion.Model.Pools;
using Clarion.Model.Refusals;
using Clarion.Output;
using Clarion.Primitives;

namespace Clarion.Verbs.Pools;

/// <summary>The pools as a table, in force and refused.</summary>
internal static class PoolTable
{
    /// <summary>Nobody counts further; a /64 has far more.</summary>
    private const long CountedMax = 1L << 48;

    private static readonly Column[] Columns =
    [
        new("POOL", "name"), new("AUTO", "autoAssign"), new("USED", "used"),
        new("WAITING", "waiting") { IsNumber = true }, new("STATE", "state"), new("ADDRESSES", "addresses"),
    ];

    public static TableSection Of(Judgement judgement)
    {
        var configuration = judgement.Configuration;
        return new("pools", Columns,
        [
            .. configuration.Pools.Select(pool => RowOf(judgement, pool)),
            .. configuration.FrozenPools.Select(pool => RowOf(judgement, pool)),
        ])
        {
            EmptyText = judgement.Picture.Pools.IsRead
                ? "There is no address pool. Create an IPAddressPool: docs/install.md shows one." : null,
        };
    }

    private static Cell[] RowOf(Judgement judgement, AddressPool pool)
    {
        var usage = judgement.UsageOf(pool.Name.Value);
        var refusal = RefusalOf(judgement, pool.Name);
        var isFull = usage is { WaitingCount: > 0 };
        return
        [
            pool.Name.Value,
            pool.AutoAssign,
            usage is { } counters ? UsedOf(pool, counters) : new(Cell.None, null),
            usage is null ? new(Cell.None, null)
                : ((Cell)usage.Value.WaitingCount).As(isFull ? Tone.Bad : Tone.Plain),
            refusal is not null ? ((Cell)"last version refused").As(Tone.Bad)
                : isFull ? ((Cell)"used up").As(Tone.Bad) : ((Cell)"in force").As(Tone.Good),
            Cell.Of(pool.Ranges.Select(TextOf)),
        ];
    }

    private static Cell[] RowOf(Judgement judgement, FrozenPool pool) =>
    [
        pool.Name.Value, new(Cell.None, null), new(Cell.None, null), new(Cell.None, null),
        ((Cell)"refused").As(Tone.Bad),
        new(RefusalOf(judgement, pool.Name) is { } refusal ? $"{refusal.Field}: {refusal.Detail}" : Cell.None,
            new JsonArray([.. pool.Ranges.Select(range => (JsonNode?)TextOf(range))])),
    ];

    private static Refusal? RefusalOf(Judgement judgement, PoolName pool) => judgement.Configuration.Refusals
        .FirstOrDefault(refusal => refusal.Source == new ConfigurationSource("IPAddressPool", pool.Value));

    private static Cell UsedOf(AddressPool pool, in PoolUsage usage)
    {
        var value = new JsonObject();
        var texts = new List<string>();
        foreach (var family in pool.Ranges.Select(range => range.Family).Distinct().Order())
        {
            var (used, free) = family == IpFamily.IPv4
                ? (usage.AssignedIPv4, usage.AvailableIPv4) : (usage.AssignedIPv6, usage.AvailableIPv6);
            var name = family == IpFamily.IPv4 ? "ipv4" : "ipv6";
            value[name] = new JsonObject { ["used"] = used, ["free"] = free };
            texts.Add(free > CountedMax ? $"{used} of many" : $"{used} of {used + free}");
        }

        return new(string.Join(", ", texts), value);
    }

    /// <summary>As an operator would write it.</summary>
    internal static string TextOf(IpRange range)
    {
        for (var length = 0; length <= range.First.BitCount; length++)
        {
            var prefix = Prefix.Of(range.First, length);
            if (prefix.Network == range.First && prefix.Last == range.Last)
                return prefix.ToString();
        }

        return range.ToString();
    }
}
