using System.Collections.Immutable;
using Clarion.Api.MetalLb;
using Clarion.Api.Vocabulary;

namespace Clarion.Speaker.Reporting;

/// <summary>What to do with the ServiceL2Status objects of one Service.</summary>
/// <param name="Create">Whether this node needs a new one.</param>
/// <param name="Correct">One of this node's whose status is to be written.</param>
/// <param name="Delete">This node's that should not be: superfluous, of an earlier pod, of another Service.</param>
/// <param name="Foreign">Other nodes', which are to go if their speakers do not remove them.</param>
internal sealed record StatusChanges(
    bool Create,
    ServiceL2Status? Correct,
    ImmutableArray<ServiceL2Status> Delete,
    ImmutableArray<ServiceL2Status> Foreign)
{
    /// <summary>Compares what is with what should be.</summary>
    /// <param name="present">All objects labelled with the Service.</param>
    /// <param name="wanted">What this node should have; null: it does not own the Service.</param>
    /// <param name="identity">What an object of this speaker looks like.</param>
    public static StatusChanges Between(
        IEnumerable<ServiceL2Status> present, WantedStatus? wanted, StatusIdentity identity)
    {
        var byOwner = present.OrderBy(status => status.Metadata.Name, StringComparer.Ordinal)
            .ToLookup(status => status.Metadata.Labels?.GetValueOrDefault(Labels.AnnouncingNode) == identity.Node);
        ImmutableArray<ServiceL2Status> own = [.. byOwner[true]];
        ImmutableArray<ServiceL2Status> foreign = wanted is { IsKnown: true, IsAnnounced: true }
            ? [.. byOwner[false]] : [];
        if (wanted is { IsKnown: false })
            return new(false, null, [], foreign);
        if (wanted is not { IsAnnounced: true })
            return new(false, null, own, foreign);
        var kept = own.FirstOrDefault(identity.IsMine);
        return new(
            kept is null,
            kept is null || identity.Says(kept, wanted.Interfaces) ? null : kept,
            kept is null ? own : own.Remove(kept),
            foreign);
    }
}
