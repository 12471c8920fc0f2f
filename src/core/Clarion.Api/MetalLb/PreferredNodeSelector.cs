using Clarion.Api.Meta;

namespace Clarion.Api.MetalLb;

/// <summary>metallb.io/v1beta1 L2Advertisement <c>spec.preferredNodeSelectors[]</c>.</summary>
public sealed record PreferredNodeSelector
{
    /// <summary>1 to 100; a node's weights add up.</summary>
    public int Weight { get; init; }

    public LabelSelector Preference { get; init; } = new();
}
