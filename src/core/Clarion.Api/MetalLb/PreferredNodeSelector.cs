using Clarion.Api.Meta;
using Clarion.Api.Schema;

namespace Clarion.Api.MetalLb;

/// <summary>A preference for some nodes.</summary>
public sealed record PreferredNodeSelector
{
    /// <summary>1 to 100; the weights of all preferences that match a node add up.</summary>
    [Required]
    [Between(1, 100)]
    public int Weight { get; init; }

    /// <summary>Labels of the preferred nodes; an empty selector matches every node.</summary>
    [Required]
    public LabelSelector Preference { get; init => field = value ?? new(); } = new();
}
