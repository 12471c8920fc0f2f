using System.Text.Json.Serialization;
using Clarion.Api.Meta;
using Clarion.Api.Schema;

namespace Clarion.Api.MetalLb;

/// <summary>Which addresses are announced to which peers, and with which attributes.</summary>
[Rule(1, "!has(self.serviceSelectors) || self.serviceSelectors.size() == 0"
    + " || ((!has(self.aggregationLength) || self.aggregationLength == 32)"
    + " && (!has(self.aggregationLengthV6) || self.aggregationLengthV6 == 128))",
    "serviceSelectors cannot be used together with an aggregationLength other than 32 or an aggregationLengthV6 other"
    + " than 128: a shorter prefix covers other Services too")]
public sealed record BgpAdvertisementSpec
{
    /// <summary>Length of the IPv4 prefix that is announced for an address; not shorter than the pool's own.</summary>
    [Between(1, 32)]
    [Default(32)]
    public int? AggregationLength { get; init; }

    /// <summary>Length of the IPv6 prefix that is announced for an address; not shorter than the pool's own.</summary>
    [Between(1, 128)]
    [Default(128)]
    [JsonPropertyName("aggregationLengthV6")]
    public int? AggregationLengthV6 { get; init; }

    /// <summary>LOCAL_PREF towards internal peers (RFC 4271 section 5.1.5); 0 leaves it to the peer.</summary>
    public uint? LocalPref { get; init; }

    /// <summary>
    /// How often the own AS number is put in front of the path in addition, to make it less attractive.
    /// </summary>
    [Between(1, 10)]
    public int? AsPathPrepend { get; init; }

    /// <summary>
    /// Communities: 65000:100, large:65000:1:2, or a name that a Community object gives to one.
    /// </summary>
    [Distinct]
    [Items(0, CommunitiesMax, LengthMax = CommunityLengthMax)]
    [Rule(1, "!self.contains(':')"
        + " || (self.matches('^[0-9]{1,5}:[0-9]{1,5}$') && int(self.split(':')[0]) <= 65535"
        + " && int(self.split(':')[1]) <= 65535)"
        + " || (self.matches('^large(:[0-9]{1,10}){3}$')"
        + " && int(self.split(':')[1]) <= 4294967295 && int(self.split(':')[2]) <= 4294967295"
        + " && int(self.split(':')[3]) <= 4294967295)",
        "must be two numbers up to 65535 such as 65000:100, three numbers up to 4294967295 such as"
        + " large:65000:1:2, or a name")]
    public IReadOnlyList<string>? Communities { get; init; }

    /// <summary>
    /// Names of the pools whose addresses are announced. With neither this nor ipAddressPoolSelectors: all pools.
    /// </summary>
    [Distinct]
    public IReadOnlyList<string>? IpAddressPools { get; init; }

    /// <summary>Labels of pools whose addresses are announced, besides those named; one match is enough.</summary>
    public IReadOnlyList<LabelSelector>? IpAddressPoolSelectors { get; init; }

    /// <summary>Labels of nodes that announce; one match is enough. None: all nodes.</summary>
    public IReadOnlyList<LabelSelector>? NodeSelectors { get; init; }

    /// <summary>Names of the BGPPeers that are told. None: all peers.</summary>
    [Distinct]
    public IReadOnlyList<string>? Peers { get; init; }

    /// <summary>Labels of Services whose addresses are announced; one match is enough. None: all Services.</summary>
    public IReadOnlyList<LabelSelector>? ServiceSelectors { get; init; }

    // docs/decisions/0101-bounds-of-the-schema.md
    private const int CommunitiesMax = 1000;
    private const int CommunityLengthMax = 253;
}
