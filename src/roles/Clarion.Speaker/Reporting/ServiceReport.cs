using System.Collections.Immutable;
using Clarion.Model.Services;
using Clarion.Neighbors.Interfaces;
using Clarion.Placement.Planning;
using Clarion.Primitives;
using Clarion.Speaker.Layer2;

namespace Clarion.Speaker.Reporting;

/// <summary>What there is to tell about a Service that this node owns, once the network knows.</summary>
/// <param name="Service">The Service.</param>
/// <param name="IsAnnounced">Whether it is announced; on named interfaces: or would be as soon as one is up.</param>
/// <param name="Interfaces">The interfaces named for it that this node has, sorted; empty: all, or none.</param>
/// <param name="Refused">
/// With none of the named interfaces usable, each with its reason. Empty when all is well, or when none is named.
/// </param>
internal sealed record ServiceReport(
    ServiceName Service,
    bool IsAnnounced,
    ImmutableArray<string> Interfaces,
    ImmutableArray<RefusedInterface> Refused)
{
    /// <summary>Puts placement and outcomes together; null while the outcome is not known.</summary>
    public static ServiceReport? Of(
        ServicePlacement placement, IReadOnlyDictionary<IpAddress, AnnouncementOutcome> outcomes)
    {
        var used = new SortedSet<string>(StringComparer.Ordinal);
        var refused = new Dictionary<string, InterfaceVerdict>(StringComparer.Ordinal);
        foreach (var address in placement.Addresses)
        {
            if (!outcomes.TryGetValue(address, out var outcome))
                return null;
            used.UnionWith(outcome.Interfaces);
            foreach (var (name, verdict) in outcome.Refused)
                refused[name] = verdict;
        }

        if (placement.Interfaces.IsEmpty)
            return new(placement.Service, used.Count > 0, [], []);
        // An outcome that says nothing of a named interface is older than the placement.
        if (!placement.Interfaces.All(name => used.Contains(name) || refused.ContainsKey(name)))
            return null;
        var present = placement.Interfaces.Where(name => !refused.TryGetValue(name, out var why) || IsPassing(why));
        ImmutableArray<string> names = [.. present.Order(StringComparer.Ordinal)];
        return new(placement.Service, !names.IsEmpty, names, !names.IsEmpty ? []
            : [.. placement.Interfaces.Select(name => new RefusedInterface(name, refused[name]))]);
    }

    /// <summary>Compared by content.</summary>
    public bool Equals(ServiceReport? other) => other is not null
        && (Service, IsAnnounced) == (other.Service, other.IsAnnounced)
        && Interfaces.AsSpan().SequenceEqual(other.Interfaces.AsSpan())
        && Refused.AsSpan().SequenceEqual(other.Refused.AsSpan());

    public override int GetHashCode() => Service.GetHashCode();

    private static bool IsPassing(InterfaceVerdict verdict) =>
        verdict is InterfaceVerdict.Down or InterfaceVerdict.NotRunning;
}
