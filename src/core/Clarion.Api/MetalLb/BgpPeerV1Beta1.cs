using Clarion.Api.Meta;
using Clarion.Api.Schema;

namespace Clarion.Api.MetalLb;

/// <summary>A router that the nodes speak BGP with, as metallb.io/v1beta1 knew it.</summary>
[CustomResource("v1beta1", "BGPPeer", "bgppeers",
    DeprecationWarning = "metallb.io/v1beta1 BGPPeer is deprecated; use metallb.io/v1beta2")]
[PrinterColumn(1, "Address", "string", ".spec.peerAddress")]
[PrinterColumn(2, "ASN", "string", ".spec.peerASN")]
[PrinterColumn(3, "BFD Profile", "string", ".spec.bfdProfile")]
[PrinterColumn(4, "Multi Hops", "string", ".spec.ebgpMultiHop")]
public sealed record BgpPeerV1Beta1 : IObject
{
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();

    /// <summary>The two ends of the session and how it is kept. Fields of v1beta2 are kept as they are.</summary>
    [KeepsUnknownFields]
    public BgpPeerV1Beta1Spec Spec { get; init => field = value ?? new(); } = new();

    /// <summary>Whether the peer is in force.</summary>
    public ConfigurationStatus? Status { get; init; }
}
