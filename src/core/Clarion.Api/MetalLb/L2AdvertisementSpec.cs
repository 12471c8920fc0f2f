using Clarion.Api.Meta;

namespace Clarion.Api.MetalLb;

/// <summary>metallb.io/v1beta1 L2Advertisement <c>spec</c>.</summary>
public sealed record L2AdvertisementSpec
{
    public IReadOnlyList<string>? IpAddressPools { get; init; }

    public IReadOnlyList<LabelSelector>? IpAddressPoolSelectors { get; init; }

    public IReadOnlyList<LabelSelector>? NodeSelectors { get; init; }

    public IReadOnlyList<string>? Interfaces { get; init; }

    public IReadOnlyList<LabelSelector>? ServiceSelectors { get; init; }

    public IReadOnlyList<PreferredNodeSelector>? PreferredNodeSelectors { get; init; }
}
