using Clarion.Model.Pools;
using Clarion.Model.Refusals;

namespace Clarion.Model.Tracking;

/// <summary>Admits pools one after the other, the one with the older right first.</summary>
internal sealed class PoolSelection
{
    public List<AddressPool> Admitted { get; } = [];

    public List<FrozenPool> Frozen { get; } = [];

    public List<Refusal> Refusals { get; } = [];

    /// <summary>
    /// Admits the pool as it is; or, where it is refused, its last good version; or, where that is missing or
    /// overlaps too, freezes it. Returns what was admitted.
    /// </summary>
    /// <param name="parsed">The pool as it is now.</param>
    /// <param name="lastGood">The last version that was in force.</param>
    /// <param name="source">The object, for messages.</param>
    /// <param name="field">The path of its addresses.</param>
    public AddressPool? Admit(
        Parsed<AddressPool> parsed, AddressPool? lastGood, ConfigurationSource source, string field)
    {
        Refusals.AddRange(parsed.Refusals);
        if (parsed.IsValid && FindOverlap(parsed.Value, source, field) is { } overlap)
            Refusals.Add(overlap);
        else if (parsed.IsValid)
            return Add(parsed.Value);

        if (lastGood is not null && FindOverlap(lastGood, source, field) is null)
            return Add(lastGood);
        var known = lastGood ?? parsed.Value;
        var isUnknown = known.Name.Value.Length == 0 && known.Ranges.IsEmpty;
        Frozen.Add(new(known.Name, known.Ranges, parsed.Value.Labels, HoldsEverything: isUnknown));
        return null;
    }

    private AddressPool Add(AddressPool pool)
    {
        Admitted.Add(pool);
        return pool;
    }

    private Refusal? FindOverlap(AddressPool pool, ConfigurationSource source, string field)
    {
        for (var i = 0; i < pool.Ranges.Length; i++)
        {
            foreach (var other in Admitted)
            {
                foreach (var range in other.Ranges)
                {
                    if (range.Overlaps(pool.Ranges[i]))
                    {
                        return new(source, $"{field}[{i}]", RefusalReason.OverlappingAddresses,
                            $"{pool.Ranges[i]} overlaps {range} of pool '{other.Name}', which was there first; "
                            + "remove the addresses from one of the two");
                    }
                }
            }
        }

        return null;
    }
}
