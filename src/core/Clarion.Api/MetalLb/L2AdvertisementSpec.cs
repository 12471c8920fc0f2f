using Clarion.Api.Meta;
using Clarion.Api.Schema;

namespace Clarion.Api.MetalLb;

/// <summary>Which addresses are announced, from which nodes and interfaces.</summary>
public sealed record L2AdvertisementSpec
{
    /// <summary>
    /// Names of the pools whose addresses are announced. With neither this nor ipAddressPoolSelectors: all pools.
    /// </summary>
    [Distinct]
    public IReadOnlyList<string>? IpAddressPools { get; init; }

    /// <summary>Labels of pools whose addresses are announced, besides those named; one match is enough.</summary>
    public IReadOnlyList<LabelSelector>? IpAddressPoolSelectors { get; init; }

    /// <summary>Labels of nodes that may announce; one match is enough. None: all nodes.</summary>
    public IReadOnlyList<LabelSelector>? NodeSelectors { get; init; }

    /// <summary>Names of interfaces to announce on. None: all usable ones.</summary>
    public IReadOnlyList<string>? Interfaces { get; init; }

    /// <summary>Labels of Services whose addresses are announced; one match is enough. None: all Services.</summary>
    public IReadOnlyList<LabelSelector>? ServiceSelectors { get; init; }

    /// <summary>Among the nodes that may announce, those that should: the highest sum of weights is chosen.</summary>
    public IReadOnlyList<PreferredNodeSelector>? PreferredNodeSelectors { get; init; }
}
