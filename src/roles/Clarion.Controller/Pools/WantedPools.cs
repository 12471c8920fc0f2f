using Clarion.Api.Meta;
using Clarion.Api.MetalLb;

namespace Clarion.Controller.Pools;

/// <summary>What the statuses of the pools should be, by name.</summary>
internal sealed record WantedPools
{
    public IReadOnlyDictionary<string, IPAddressPoolStatus> InForce { get; init; } =
        new Dictionary<string, IPAddressPoolStatus>();

    /// <summary>
    /// Pools whose addresses are not known keep their last counters, and say that they are not valid.
    /// </summary>
    public IReadOnlyDictionary<string, Condition> Frozen { get; init; } = new Dictionary<string, Condition>();

    /// <summary>The status that a pool should have; null when nothing is known of it yet.</summary>
    public IPAddressPoolStatus? Of(IPAddressPool pool)
    {
        if (InForce.TryGetValue(pool.Metadata.Name, out var status))
            return status;
        return Frozen.TryGetValue(pool.Metadata.Name, out var condition)
            ? (pool.Status ?? new()) with { Conditions = [condition] }
            : null;
    }
}
