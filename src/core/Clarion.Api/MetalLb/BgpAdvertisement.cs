using Clarion.Api.Meta;

namespace Clarion.Api.MetalLb;

/// <summary>metallb.io/v1beta1 BGPAdvertisement.</summary>
public sealed record BgpAdvertisement : IObject
{
    public ObjectMeta Metadata { get; init; } = new();
}
