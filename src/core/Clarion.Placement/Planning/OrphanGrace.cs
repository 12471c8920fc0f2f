using System.Collections.Immutable;
using Clarion.Model.Services;
using Clarion.Primitives;

namespace Clarion.Placement.Planning;

/// <summary>
/// What a change of configuration leaves as it was for a while: a Service that nothing speaks for any more stays
/// announced for the grace, so that deleting and creating a pool or an advertisement moves nothing; and one that is
/// announced stays so under an advertisement that is refused and was never known to be good.
/// </summary>
internal sealed class OrphanGrace(TimeSpan grace)
{
    private readonly Dictionary<ServiceName, Instant> ends = [];

    /// <summary>When <see cref="Expire"/> is due.</summary>
    public Instant? NextDeadline { get; private set; }

    /// <summary>The first complete picture: what has an address then counts as announced.</summary>
    public static World Begin(World world) => HasFrozen(world) ? world.WithHeld([.. world.Services.Keys]) : world;

    /// <summary>Looks at a picture whose configuration is new.</summary>
    /// <param name="before">The picture before.</param>
    /// <param name="after">The picture with the new configuration.</param>
    /// <param name="now">The present.</param>
    public World Keep(World before, World after, Instant now)
    {
        var covered = before.Services.Values
            .Where(service => after.Services.ContainsKey(service.Name))
            .Select(service => (Service: service, Rules: Coverage.RulesFor(before, service)))
            .Where(found => !found.Rules.IsEmpty)
            .ToList();
        var held = HasFrozen(after) ? after.Held.Union(covered.Select(found => found.Service.Name)) : [];
        var kept = after.WithHeld(held);
        var plain = kept.WithOrphans(kept.Orphans.Clear());
        var orphans = covered
            .Where(found => Coverage.RulesFor(plain, plain.Services[found.Service.Name]).IsEmpty)
            .ToImmutableDictionary(found => found.Service.Name, found => found.Rules);
        foreach (var name in ends.Keys.Where(name => !orphans.ContainsKey(name)).ToList())
            ends.Remove(name);
        foreach (var name in orphans.Keys)
            ends.TryAdd(name, now + grace);
        SetDeadline();
        return kept.WithOrphans(orphans);
    }

    /// <summary>The picture without the orphans whose time is up.</summary>
    public World Expire(World world, Instant now)
    {
        if (!(NextDeadline <= now))
            return world;
        foreach (var name in ends.Where(end => end.Value <= now).Select(end => end.Key).ToList())
            ends.Remove(name);
        SetDeadline();
        return world.WithOrphans(world.Orphans.RemoveRange(world.Orphans.Keys.Where(name => !ends.ContainsKey(name))));
    }

    private void SetDeadline() => NextDeadline = ends.Count == 0 ? null : ends.Values.Min();

    private static bool HasFrozen(World world) => world.Configuration.L2Rules.Any(rule => rule.IsFrozen);
}
