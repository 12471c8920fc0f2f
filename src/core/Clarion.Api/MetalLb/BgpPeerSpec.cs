using System.Text.Json.Serialization;
using Clarion.Api.Meta;
using Clarion.Api.Schema;

namespace Clarion.Api.MetalLb;

/// <summary>The two ends of a BGP session and how it is kept.</summary>
[Rule(1, "(has(self.peerASN) && self.peerASN != 0) != (has(self.dynamicASN) && self.dynamicASN != '')",
    "exactly one of peerASN and dynamicASN must be set")]
[Rule(2, "(has(self.peerAddress) && self.peerAddress != '') != (has(self.interface) && self.interface != '')",
    "exactly one of peerAddress and interface must be set")]
[Rule(3, "!has(self.password) || self.password == '' || !has(self.passwordSecret)"
    + " || !has(self.passwordSecret.name) || self.passwordSecret.name == ''",
    "password and passwordSecret cannot both be set")]
[Rule(4, "!has(self.ebgpMultiHop) || !self.ebgpMultiHop || !((has(self.peerASN) && self.peerASN == self.myASN)"
    + " || (has(self.dynamicASN) && self.dynamicASN == 'internal'))",
    "ebgpMultiHop cannot be set for a peer of the own AS")]
[Rule(5, CelPatterns.KeepaliveWithinHold, CelPatterns.KeepaliveMessage)]
public sealed record BgpPeerSpec
{
    /// <summary>The AS number of the nodes.</summary>
    [Required]
    [Between(1, uint.MaxValue)]
    [JsonPropertyName("myASN")]
    public uint MyAsn { get; init; }

    /// <summary>The AS number of the peer; not together with dynamicASN.</summary>
    [JsonPropertyName("peerASN")]
    public uint? PeerAsn { get; init; }

    /// <summary>Another AS number to show to this peer in place of myASN.</summary>
    [Between(1, uint.MaxValue)]
    [JsonPropertyName("localASN")]
    public uint? LocalAsn { get; init; }

    /// <summary>
    /// Takes the peer's AS number as it comes: internal accepts only myASN, external only another. Not together with
    /// peerASN.
    /// </summary>
    [OneOf("internal", "external")]
    [JsonPropertyName("dynamicASN")]
    public string? DynamicAsn { get; init; }

    /// <summary>The peer's address; not together with interface.</summary>
    [Rule(1, CelPatterns.AddressOrEmpty, CelPatterns.AddressMessage)]
    public string? PeerAddress { get; init; }

    /// <summary>The node's interface behind which the peer is, for a session over IPv6 link-local addresses.</summary>
    public string? Interface { get; init; }

    /// <summary>The address that the session starts from. None: what the node's routes say.</summary>
    [Rule(1, CelPatterns.AddressOrEmpty, CelPatterns.AddressMessage)]
    public string? SourceAddress { get; init; }

    /// <summary>The peer's TCP port.</summary>
    [Between(1, 16384)]
    [Default(179)]
    public int? PeerPort { get; init; }

    /// <summary>How long the session lives without a message, for example 90s; 0s means for ever.</summary>
    [Rule(1, CelPatterns.HoldTime, CelPatterns.HoldTimeMessage)]
    public string? HoldTime { get; init; }

    /// <summary>
    /// How often a message is sent to keep the session, for example 30s. None: a third of the hold time.
    /// </summary>
    [Rule(1, "self" + CelPatterns.IsDuration, CelPatterns.DurationMessage)]
    public string? KeepaliveTime { get; init; }

    /// <summary>How long to wait between attempts to connect: whole seconds, 1s to 65535s.</summary>
    [Rule(1, "self" + CelPatterns.IsDuration + " && duration(self).getSeconds() >= 1"
        + " && duration(self).getSeconds() <= 65535 && duration(self).getMilliseconds() % 1000 == 0",
        "must be whole seconds from 1s to 65535s")]
    public string? ConnectTime { get; init; }

    /// <summary>The BGP identifier of the nodes, written as an IPv4 address. None: the node's address.</summary>
    [Rule(1, CelPatterns.AddressOrEmpty, CelPatterns.AddressMessage)]
    [JsonPropertyName("routerID")]
    public string? RouterId { get; init; }

    /// <summary>Labels of nodes that connect to the peer; one match is enough. None: all nodes.</summary>
    public IReadOnlyList<LabelSelector>? NodeSelectors { get; init; }

    /// <summary>The password of TCP MD5 (RFC 2385), readable by whoever may read this object.</summary>
    public string? Password { get; init; }

    /// <summary>A Secret of type kubernetes.io/basic-auth that holds the password under the key password.</summary>
    public SecretReference? PasswordSecret { get; init; }

    /// <summary>The name of the BFDProfile that watches the path to the peer. None: no BFD.</summary>
    public string? BfdProfile { get; init; }

    /// <summary>Asks the peer to keep the routes while the session restarts (RFC 4724). Cannot be changed.</summary>
    [Rule(1, CelPatterns.Immutable, CelPatterns.ImmutableMessage)]
    public bool? EnableGracefulRestart { get; init; }

    /// <summary>The peer is more than one hop away.</summary>
    public bool? EbgpMultiHop { get; init; }

    /// <summary>The VRF of the node that the peer is in.</summary>
    public string? Vrf { get; init; }

    /// <summary>Has no effect; kept for objects that still set it. See dualStackAddressFamily.</summary>
    [Default(false)]
    [JsonPropertyName("disableMP")]
    public bool? DisableMp { get; init; }

    /// <summary>Exchange routes of both families over the session, whichever it runs over.</summary>
    [Default(false)]
    public bool? DualStackAddressFamily { get; init; }
}
