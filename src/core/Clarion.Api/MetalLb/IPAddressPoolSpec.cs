using System.Text.Json.Serialization;
using Clarion.Api.Schema;

namespace Clarion.Api.MetalLb;

/// <summary>Which addresses, and for whom.</summary>
public sealed record IPAddressPoolSpec
{
    /// <summary>
    /// The addresses: prefixes such as 192.0.2.0/24 or 2001:db8::/64, and ranges such as 192.0.2.10-192.0.2.20, of
    /// IPv4 and IPv6 alike. No address may be in two pools, or twice in one.
    /// </summary>
    [Required]
    [Items(1, AddressesMax, LengthMax = AddressLengthMax)]
    [Rule(1, "self.contains('-') || isCIDR(self)",
        "must be a prefix such as 192.0.2.0/24 or a range such as 192.0.2.10-192.0.2.20")]
    [Rule(2, "!self.contains('-') || " + HasTwoAddresses,
        "both ends of a range must be addresses, as in 192.0.2.10-192.0.2.20")]
    [Rule(3, "!self.matches('^[^:]*-.*:') && !self.matches(':.*-[^:]*$')",
        "both ends of a range must be IPv4, or both IPv6")]
    [Rule(4, "!self.contains('-') || self.contains(':') || !" + HasTwoAddresses + " || ["
        + First + ".split('.'), " + Last + ".split('.')].map(part, int(part[0]) * 16777216 + int(part[1]) * 65536"
        + " + int(part[2]) * 256 + int(part[3])).isSorted()",
        "the first address of a range must not be after its last")]
    public IReadOnlyList<string>? Addresses { get; init; }

    /// <summary>
    /// Whether a Service that names neither a pool nor an address may get one of this pool. True unless set to false.
    /// </summary>
    [Default(true)]
    public bool? AutoAssign { get; init; }

    /// <summary>Leave out the IPv4 addresses that end in .0 and .255, which some old equipment drops.</summary>
    [Default(false)]
    [JsonPropertyName("avoidBuggyIPs")]
    public bool? AvoidBuggyIPs { get; init; }

    /// <summary>Keeps the pool for some namespaces and Services, and says which pool is taken first.</summary>
    public ServiceAllocation? ServiceAllocation { get; init; }

    // docs/decisions/0101-bounds-of-the-schema.md
    private const int AddressesMax = 10_000;
    private const int AddressLengthMax = 100;

    private const string First = "self.split('-')[0].trim()";
    private const string Last = "self.split('-')[1].trim()";
    private const string HasTwoAddresses =
        "(self.split('-').size() == 2 && isIP(" + First + ") && isIP(" + Last + "))";
}
