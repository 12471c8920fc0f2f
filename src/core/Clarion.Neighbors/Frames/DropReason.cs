namespace Clarion.Neighbors.Frames;

/// <summary>Why a received frame was not answered, or could not be read.</summary>
public enum DropReason
{
    /// <summary>It was read, and answered if it was a question.</summary>
    None = 0,

    /// <summary>Fewer bytes than its headers promise.</summary>
    Truncated,

    /// <summary>Another EtherType than the protocol's.</summary>
    WrongEtherType,

    /// <summary>Sent by this very interface and reflected to it.</summary>
    FromOurselves,

    /// <summary>The sender's hardware address is a group address or zero: nobody could be answered.</summary>
    SenderNotUnicast,

    /// <summary>The Ethernet destination is another station's.</summary>
    NotForThisInterface,

    /// <summary>The address asked for is not owned on this interface.</summary>
    NotOwned,

    /// <summary>ARP for something else than IPv4 over Ethernet (RFC 826).</summary>
    NotIpv4OverEthernet,

    /// <summary>An ARP packet that asks nothing.</summary>
    NotArpRequest,

    /// <summary>No ICMPv6 directly behind an IPv6 header.</summary>
    NotIcmpV6,

    /// <summary>The hop limit is not 255: it may come from another link (RFC 4861 section 7.1).</summary>
    HopLimitNot255,

    /// <summary>Another ICMPv6 type than the one looked for.</summary>
    WrongIcmpType,

    /// <summary>The ICMPv6 code is not 0 (RFC 4861 section 7.1).</summary>
    CodeNotZero,

    /// <summary>The ICMPv6 checksum does not match.</summary>
    WrongChecksum,

    /// <summary>The target is a multicast address (RFC 4861 section 7.1).</summary>
    TargetIsMulticast,

    /// <summary>An option of length 0, beyond the end, or without an Ethernet address (RFC 4861 section 4.6).</summary>
    MalformedOption,

    /// <summary>Sent neither to the target nor to its solicited-node group (RFC 4861 section 4.3).</summary>
    DestinationNotTarget,

    /// <summary>
    /// From the unspecified address, but with a source link-layer option or not to a solicited-node group (RFC 4861
    /// section 7.1.1).
    /// </summary>
    MalformedProbe,

    /// <summary>An advertisement that is solicited and sent to a group (RFC 4861 section 7.1.2).</summary>
    SolicitedToGroup,
}
