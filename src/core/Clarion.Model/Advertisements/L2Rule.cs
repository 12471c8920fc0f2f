using System.Collections.Immutable;
using Clarion.Model.Pools;
using Clarion.Model.Selectors;

namespace Clarion.Model.Advertisements;

/// <summary>A validated L2Advertisement.</summary>
/// <param name="Name">The object's name, for messages.</param>
public sealed record L2Rule(string Name)
{
    /// <summary>Pools by name; a union with <see cref="PoolSelectors"/>. Both empty: all pools.</summary>
    public ImmutableArray<PoolName> Pools { get; init; } = [];

    /// <summary>Pools by label.</summary>
    public ImmutableArray<Selector> PoolSelectors { get; init; } = [];

    /// <summary>Nodes that may announce, any of them; empty: all nodes.</summary>
    public ImmutableArray<Selector> NodeSelectors { get; init; } = [];

    /// <summary>Services by label, any of them; empty: all.</summary>
    public ImmutableArray<Selector> ServiceSelectors { get; init; } = [];

    /// <summary>Interface names; empty: all usable ones.</summary>
    public ImmutableArray<string> Interfaces { get; init; } = [];

    /// <summary>Weights that order the nodes; a node's matching weights add up.</summary>
    public ImmutableArray<NodePreference> Preferences { get; init; } = [];

    /// <summary>
    /// The object is refused and no good version of it is known, so this is what could be read of it; what could not
    /// be read restricts nothing. It keeps announced what is announced, and is no reason to announce anything new.
    /// </summary>
    public bool IsFrozen { get; init; }

    /// <summary>Whether it is for a pool: by name or by label.</summary>
    public bool IsFor(PoolName name, LabelSet labels) => (Pools.IsEmpty && PoolSelectors.IsEmpty)
        || Pools.Contains(name) || PoolSelectors.Any(selector => selector.Matches(labels));

    /// <summary>Whether a node with these labels may announce for it.</summary>
    public bool SelectsNode(LabelSet labels) =>
        NodeSelectors.IsEmpty || NodeSelectors.Any(selector => selector.Matches(labels));
}
