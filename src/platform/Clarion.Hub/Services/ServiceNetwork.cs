using System.Text.Json.Nodes;

namespace Clarion.Hub.Services;

/// <summary>
/// Gives Services their cluster IPs, node ports and health check ports. Owned by whoever orders the writes: it is not safe
/// for several threads.
/// </summary>
/// <param name="ranges">What there is to give.</param>
/// <param name="chance">Picks where to begin looking.</param>
internal sealed class ServiceNetwork(ServiceRanges ranges, Random chance)
{
    /// <summary>
    /// Fills in what an admitted Service lacks, and reserves it. Afterwards the write either happens, then
    /// <see cref="Commit"/>, or does not (a conflict, a dry run), then <see cref="Undo"/>.
    /// </summary>
    /// <param name="service">The Service as admission made it; filled in.</param>
    /// <param name="stored">The Service as it is, or null for a new one; not changed.</param>
    public ServiceAssignment Assign(JsonObject service, JsonObject? stored) =>
        throw new NotSupportedException($"{ranges} {chance}");

    /// <summary>The write happened: what the Service no longer uses is free.</summary>
    public void Commit(ServiceAssignment assignment) => throw new NotSupportedException();

    /// <summary>The write did not happen: what it took is free.</summary>
    public void Undo(ServiceAssignment assignment) => throw new NotSupportedException();

    /// <summary>A Service is gone: all it had is free.</summary>
    public void Release(JsonObject service) => throw new NotSupportedException();
}
