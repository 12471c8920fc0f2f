namespace Clarion.Api.MetalLb;

/// <summary>One name for one BGP community.</summary>
public sealed record CommunityAlias
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The community: 65000:100, or large:65000:1:2.</summary>
    public string? Value { get; init; }
}
