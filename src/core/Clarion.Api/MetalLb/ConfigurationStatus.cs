using Clarion.Api.Meta;
using Clarion.Api.Schema;

namespace Clarion.Api.MetalLb;

/// <summary>Whether the object is in force.</summary>
public sealed record ConfigurationStatus
{
    /// <summary>Whether the object was accepted, and if not, which field is wrong and why.</summary>
    [KeyedBy("type")]
    public IReadOnlyList<Condition>? Conditions { get; init; }
}
