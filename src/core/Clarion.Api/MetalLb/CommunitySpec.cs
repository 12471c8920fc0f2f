namespace Clarion.Api.MetalLb;

/// <summary>Names for BGP communities.</summary>
public sealed record CommunitySpec
{
    /// <summary>The names and what they stand for; a name may stand in one Community object only.</summary>
    public IReadOnlyList<CommunityAlias>? Communities { get; init; }
}
