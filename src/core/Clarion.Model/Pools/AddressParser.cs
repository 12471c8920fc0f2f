using System.Collections.Immutable;
using Clarion.Model.Refusals;
using Clarion.Primitives;

namespace Clarion.Model.Pools;

/// <summary>The entries of a pool's <c>addresses</c>: CIDRs, or ranges with blanks allowed around their ends.</summary>
internal static class AddressParser
{
    /// <summary>Reads all entries; those that are refused are left out.</summary>
    public static ImmutableArray<IpRange> Parse(IReadOnlyList<string> entries, string field, RefusalCollector refusals)
    {
        var ranges = ImmutableArray.CreateBuilder<IpRange>(entries.Count);
        if (entries.Count == 0)
        {
            refusals.Add(field, RefusalReason.EmptyPool,
                "the pool has no addresses; list a CIDR such as 192.0.2.0/24 or a range such as 192.0.2.10-192.0.2.20");
        }

        for (var i = 0; i < entries.Count; i++)
        {
            if (Read(entries[i], $"{field}[{i}]", refusals) is not { } range)
                continue;
            if (FirstOverlap(ranges, range) is { } other)
            {
                refusals.Add($"{field}[{i}]", RefusalReason.OverlappingAddresses,
                    $"'{entries[i]}' overlaps {other} of the same pool; list each address once");
                continue;
            }

            ranges.Add(range);
        }

        return ranges.ToImmutable();
    }

    private static IpRange? Read(string entry, string field, RefusalCollector refusals)
    {
        var text = entry.AsSpan().Trim();
        if (Prefix.TryParse(text, out var prefix))
            return IpRange.Of(prefix);
        var dash = text.IndexOf('-');
        if (dash < 0 || !IpAddress.TryParse(text[..dash].Trim(), out var first)
            || !IpAddress.TryParse(text[(dash + 1)..].Trim(), out var last))
        {
            refusals.Add(field, RefusalReason.InvalidAddresses,
                $"'{entry}' is neither a CIDR nor a range; {Hint(text)}");
            return null;
        }

        if (first.Family != last.Family)
        {
            refusals.Add(field, RefusalReason.MixedFamilies,
                $"'{entry}' begins with {first.Family} and ends with {last.Family}; write one range for each family");
            return null;
        }

        if (first > last)
        {
            refusals.Add(field, RefusalReason.ReversedRange,
                $"'{entry}' begins after its end; write {last}-{first}");
            return null;
        }

        return new(first, last);
    }

    private static string Hint(ReadOnlySpan<char> text) => IpAddress.TryParse(text, out var address)
        ? $"for this one address write {address}/{address.BitCount}"
        : "write it as 192.0.2.0/24, 192.0.2.10-192.0.2.20 or 2001:db8::/64";

    private static IpRange? FirstOverlap(ImmutableArray<IpRange>.Builder ranges, IpRange range)
    {
        foreach (var other in ranges)
        {
            if (other.Overlaps(range))
                return other;
        }

        return null;
    }
}
