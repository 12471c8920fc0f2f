using Clarion.Api.Meta;

namespace Clarion.Api.MetalLb;

/// <summary>metallb.io/v1beta2 BGPPeer.</summary>
public sealed record BgpPeer : IObject
{
    public ObjectMeta Metadata { get; init; } = new();
}
