using Clarion.Api.Meta;
using Clarion.Api.Schema;

namespace Clarion.Api.MetalLb;

/// <summary>Makes addresses reachable on the local network: one node answers ARP and NDP for each.</summary>
[CustomResource("v1beta1", "L2Advertisement", "l2advertisements")]
[PrinterColumn(1, "IPAddressPools", "string", ".spec.ipAddressPools")]
[PrinterColumn(2, "IPAddressPool Selectors", "string", ".spec.ipAddressPoolSelectors")]
[PrinterColumn(3, "Interfaces", "string", ".spec.interfaces")]
[PrinterColumn(4, "Node Selectors", "string", ".spec.nodeSelectors", Priority = 10)]
public sealed record L2Advertisement : IObject
{
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();

    /// <summary>Which addresses, from which nodes and interfaces; an empty spec means all of each.</summary>
    public L2AdvertisementSpec Spec { get; init => field = value ?? new(); } = new();

    /// <summary>Whether the advertisement is in force.</summary>
    public ConfigurationStatus? Status { get; init; }
}
