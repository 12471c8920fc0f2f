using System.Text.Json.Serialization;
using Clarion.Api.Meta;
using Clarion.Api.Schema;

namespace Clarion.Api.MetalLb;

/// <summary>The part of a BGPPeer that metallb.io/v1beta1 knew.</summary>
[Rule(1, CelPatterns.KeepaliveWithinHold, CelPatterns.KeepaliveMessage)]
public sealed record BgpPeerV1Beta1Spec
{
    /// <summary>The AS number of the nodes.</summary>
    [Required]
    [Between(1, uint.MaxValue)]
    [JsonPropertyName("myASN")]
    public uint MyAsn { get; init; }

    /// <summary>The AS number of the peer.</summary>
    [Required]
    [Between(1, uint.MaxValue)]
    [JsonPropertyName("peerASN")]
    public uint PeerAsn { get; init; }

    /// <summary>The peer's address.</summary>
    [Required]
    [Rule(1, "isIP(self)", CelPatterns.AddressMessage)]
    public string PeerAddress { get; init => field = value ?? ""; } = "";

    /// <summary>The address that the session starts from. None: what the node's routes say.</summary>
    [Rule(1, CelPatterns.AddressOrEmpty, CelPatterns.AddressMessage)]
    public string? SourceAddress { get; init; }

    /// <summary>The peer's TCP port; 0 or none is 179.</summary>
    [Between(0, 16384)]
    public int? PeerPort { get; init; }

    /// <summary>How long the session lives without a message, for example 90s; 0s means for ever.</summary>
    [Rule(1, CelPatterns.HoldTime, CelPatterns.HoldTimeMessage)]
    public string? HoldTime { get; init; }

    /// <summary>
    /// How often a message is sent to keep the session, for example 30s. None: a third of the hold time.
    /// </summary>
    [Rule(1, "self" + CelPatterns.IsDuration, CelPatterns.DurationMessage)]
    public string? KeepaliveTime { get; init; }

    /// <summary>The BGP identifier of the nodes, written as an IPv4 address. None: the node's address.</summary>
    [Rule(1, CelPatterns.AddressOrEmpty, CelPatterns.AddressMessage)]
    [JsonPropertyName("routerID")]
    public string? RouterId { get; init; }

    /// <summary>Labels of nodes that connect to the peer; one match is enough. None: all nodes.</summary>
    public IReadOnlyList<LabelSelector>? NodeSelectors { get; init; }

    /// <summary>The password of TCP MD5 (RFC 2385), readable by whoever may read this object.</summary>
    public string? Password { get; init; }

    /// <summary>The name of the BFDProfile that watches the path to the peer. None: no BFD.</summary>
    public string? BfdProfile { get; init; }

    /// <summary>The peer is more than one hop away.</summary>
    public bool? EbgpMultiHop { get; init; }
}
