namespace Clarion.Api.MetalLb;

/// <summary>An interface of a node.</summary>
public sealed record InterfaceInfo
{
    /// <summary>The interface's name on the node.</summary>
    public string? Name { get; init; }
}
