using Clarion.Api.Meta;
using Clarion.Api.Schema;

namespace Clarion.Api.MetalLb;

/// <summary>Names for BGP communities, to be used in BGPAdvertisements.</summary>
[CustomResource("v1beta1", "Community", "communities")]
public sealed record Community : IObject
{
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();

    /// <summary>The names and what they stand for.</summary>
    public CommunitySpec Spec { get; init => field = value ?? new(); } = new();

    /// <summary>Whether the names are in force.</summary>
    public ConfigurationStatus? Status { get; init; }
}
