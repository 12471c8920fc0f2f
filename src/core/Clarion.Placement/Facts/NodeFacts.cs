using Clarion.Model.Selectors;
using Clarion.Primitives;

namespace Clarion.Placement.Facts;

/// <summary>What placement asks of a Node.</summary>
/// <param name="Name"><c>metadata.name</c>.</param>
public sealed record NodeFacts(NodeName Name)
{
    /// <summary><c>metadata.labels</c>, for the node selectors of advertisements.</summary>
    public LabelSet Labels { get; init; } = LabelSet.Empty;

    /// <summary>Whether the condition Ready is True.</summary>
    public bool IsReady { get; init; } = true;

    /// <summary>Whether the condition NetworkUnavailable is True.</summary>
    public bool IsNetworkUnavailable { get; init; }

    /// <summary>
    /// Whether the label <c>node.kubernetes.io/exclude-from-external-load-balancers</c> takes it out (false wherever
    /// the option says to ignore that label).
    /// </summary>
    public bool IsExcluded { get; init; }
}
