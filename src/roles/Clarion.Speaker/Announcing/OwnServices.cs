using System.Collections.Immutable;
using Clarion.Model.Services;
using Clarion.Placement.Planning;
using Clarion.Primitives;
using Clarion.Speaker.Layer2;

namespace Clarion.Speaker.Announcing;

/// <summary>What this node announces, as one immutable picture.</summary>
/// <param name="Placements">The Services whose owner it is.</param>
internal sealed record OwnServices(ImmutableDictionary<ServiceName, ServicePlacement> Placements)
{
    public static readonly OwnServices None = new(ImmutableDictionary<ServiceName, ServicePlacement>.Empty);

    /// <summary>The picture after placements changed; the same one when none of them concerns this node.</summary>
    public OwnServices With(ReadOnlySpan<ServicePlacement> changes, NodeName self)
    {
        var next = Placements.ToBuilder();
        foreach (var change in changes)
        {
            if (change.Owner == self)
                next[change.Service] = change;
            else
                next.Remove(change.Service);
        }

        var placements = next.ToImmutable();
        return ReferenceEquals(placements, Placements) ? this : new(placements);
    }

    /// <summary>
    /// Each address once, in order, with the interfaces that any of its Services is announced on; one that is
    /// announced on all makes it all.
    /// </summary>
    public ImmutableArray<AnnouncedAddress> Addresses()
    {
        var interfaces = new SortedDictionary<IpAddress, ImmutableSortedSet<string>>();
        foreach (var placement in Placements.Values)
        {
            var names = placement.Interfaces.ToImmutableSortedSet(StringComparer.Ordinal);
            foreach (var address in placement.Addresses)
            {
                interfaces[address] = !interfaces.TryGetValue(address, out var known) ? names
                    : known.IsEmpty || names.IsEmpty ? [] : known.Union(names);
            }
        }

        return [.. interfaces.Select(entry => new AnnouncedAddress(entry.Key, [.. entry.Value]))];
    }
}
