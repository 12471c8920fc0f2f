using Clarion.Api.Meta;

namespace Clarion.Api.MetalLb;

/// <summary>metallb.io/v1beta1 L2Advertisement.</summary>
public sealed record L2Advertisement : IObject
{
    public ObjectMeta Metadata { get; init; } = new();

    public L2AdvertisementSpec Spec { get; init; } = new();
}
