using Clarion.Api.Schema;

namespace Clarion.Api.MetalLb;

/// <summary>Names a Secret in the namespace that the speakers run in.</summary>
[ReplacedWhole]
public sealed record SecretReference
{
    /// <summary>The Secret's name.</summary>
    public string? Name { get; init; }

    /// <summary>The Secret's namespace; only the one that the speakers run in is read.</summary>
    public string? Namespace { get; init; }
}
