using Clarion.Api.Meta;

namespace Clarion.Api.MetalLb;

/// <summary>metallb.io/v1beta1 IPAddressPool.</summary>
public sealed record IPAddressPool : IObject
{
    public ObjectMeta Metadata { get; init; } = new();

    public IPAddressPoolSpec Spec { get; init; } = new();

    public IPAddressPoolStatus? Status { get; init; }
}
