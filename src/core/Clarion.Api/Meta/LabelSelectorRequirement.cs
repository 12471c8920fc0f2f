using Clarion.Api.Schema;

namespace Clarion.Api.Meta;

/// <summary>One expression of a <see cref="LabelSelector"/>.</summary>
public sealed record LabelSelectorRequirement
{
    /// <summary>The label.</summary>
    [Required]
    public string Key { get; init => field = value ?? ""; } = "";

    /// <summary>In, NotIn, Exists or DoesNotExist.</summary>
    [Required]
    [OneOf("In", "NotIn", "Exists", "DoesNotExist")]
    public string Operator { get; init => field = value ?? ""; } = "";

    /// <summary>The values of In and NotIn, at least one; none for Exists and DoesNotExist.</summary>
    [ReplacedWhole]
    public IReadOnlyList<string>? Values { get; init; }
}
