using System.Text.Json.Nodes;
using Clarion.Model.Refusals;

namespace Clarion.Verbs.Validate;

/// <summary>
/// Names that objects give to each other. That the other one is not there is no mistake, since it may be in the cluster
/// or come later; but often it is a slip.
/// </summary>
internal static class References
{
    private static readonly string[] Advertisements = ["L2Advertisement", "BGPAdvertisement"];

    /// <summary>Warnings about names behind which nothing is.</summary>
    public static IEnumerable<Finding> Check(IReadOnlyList<SourceObject> objects)
    {
        foreach (var target in objects)
        {
            var missing = target.Kind switch
            {
                "L2Advertisement" => Names(target, objects, "ipAddressPools", "IPAddressPool"),
                "BGPAdvertisement" => Names(target, objects, "ipAddressPools", "IPAddressPool")
                    .Concat(Names(target, objects, "peers", "BGPPeer"))
                    .Concat(Communities(target, objects)),
                "BGPPeer" => Names(target, objects, "bfdProfile", "BFDProfile"),
                _ => [],
            };
            foreach (var finding in missing)
                yield return finding;
        }

        foreach (var pool in objects.Where(target => target.Kind == "IPAddressPool"))
        {
            if (!objects.Any(target => IsAnnouncing(target, pool)))
            {
                yield return pool.Warned("", RefusalReason.UnannouncedPool,
                    $"no L2Advertisement or BGPAdvertisement in these files announces pool '{pool.Name}'; "
                    + "if none in the cluster does, its addresses are given and nobody answers for them");
            }
        }
    }

    private static IEnumerable<Finding> Names(
        SourceObject target, IReadOnlyList<SourceObject> objects, string field, string kind) =>
        from entry in Entries(target, field)
        where !objects.Any(other => other.Kind == kind && other.Name == entry.Name)
        select target.Warned(entry.Field, RefusalReason.UnknownReference,
            $"there is no {kind} '{entry.Name}' in these files; correct the name, or make sure that the cluster "
            + "has it");

    private static IEnumerable<Finding> Communities(SourceObject target, IReadOnlyList<SourceObject> objects)
    {
        var aliases = objects.Where(other => other.Kind == "Community")
            .SelectMany(other => (other.Json["spec"] as JsonObject)?["communities"] as JsonArray ?? [])
            .Select(alias => (alias as JsonObject)?["name"]?.ToString())
            .ToHashSet();
        return from entry in Entries(target, "communities")
               where !entry.Name.Contains(':') && !aliases.Contains(entry.Name)
               select target.Warned(entry.Field, RefusalReason.UnknownReference,
                   $"no Community in these files names '{entry.Name}'; write the number, or make sure that the "
                   + "cluster has the name");
    }

    private static IEnumerable<(string Field, string Name)> Entries(SourceObject target, string field)
    {
        switch ((target.Json["spec"] as JsonObject)?[field])
        {
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                    yield return ($"spec.{field}[{i}]", list[i]?.ToString() ?? "");
                break;
            case JsonValue value when value.ToString().Length > 0:
                yield return ($"spec.{field}", value.ToString());
                break;
        }
    }

    /// <summary>By name, by default, or perhaps: selectors are given the benefit of the doubt.</summary>
    private static bool IsAnnouncing(SourceObject target, SourceObject pool)
    {
        if (!Advertisements.Contains(target.Kind))
            return false;
        var spec = target.Json["spec"] as JsonObject;
        var hasSelectors = spec?["ipAddressPoolSelectors"] is JsonArray { Count: > 0 };
        var names = Entries(target, "ipAddressPools").Select(entry => entry.Name).ToList();
        return hasSelectors || names.Count == 0 || names.Contains(pool.Name);
    }
}
