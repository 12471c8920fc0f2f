using Clarion.Api.Meta;
using Clarion.Api.Schema;

namespace Clarion.Api.MetalLb;

/// <summary>A router that the nodes speak BGP with.</summary>
[CustomResource("v1beta2", "BGPPeer", "bgppeers")]
[PrinterColumn(1, "Address", "string", ".spec.peerAddress")]
[PrinterColumn(2, "ASN", "string", ".spec.peerASN")]
[PrinterColumn(3, "BFD Profile", "string", ".spec.bfdProfile")]
[PrinterColumn(4, "Multi Hops", "string", ".spec.ebgpMultiHop")]
public sealed record BgpPeer : IObject
{
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();

    /// <summary>The two ends of the session and how it is kept.</summary>
    public BgpPeerSpec Spec { get; init => field = value ?? new(); } = new();

    /// <summary>Whether the peer is in force.</summary>
    public ConfigurationStatus? Status { get; init; }
}
