using Clarion.Api.Meta;
using Clarion.Api.Schema;

namespace Clarion.Api.MetalLb;

/// <summary>Makes addresses reachable by announcing them to BGP peers.</summary>
[CustomResource("v1beta1", "BGPAdvertisement", "bgpadvertisements")]
[PrinterColumn(1, "IPAddressPools", "string", ".spec.ipAddressPools")]
[PrinterColumn(2, "IPAddressPool Selectors", "string", ".spec.ipAddressPoolSelectors")]
[PrinterColumn(3, "Peers", "string", ".spec.peers")]
[PrinterColumn(4, "Node Selectors", "string", ".spec.nodeSelectors", Priority = 10)]
public sealed record BgpAdvertisement : IObject
{
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();

    /// <summary>Which addresses, to which peers, with which attributes.</summary>
    public BgpAdvertisementSpec Spec { get; init => field = value ?? new(); } = new();

    /// <summary>Whether the advertisement is in force.</summary>
    public ConfigurationStatus? Status { get; init; }
}
