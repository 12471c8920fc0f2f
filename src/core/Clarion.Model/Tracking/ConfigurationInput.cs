using System.Collections.Immutable;
using Clarion.Api.MetalLb;
using Clarion.Model.Legacy;

namespace Clarion.Model.Tracking;

/// <summary>All objects that configure Clarion, as its namespace holds them at one moment.</summary>
public sealed record ConfigurationInput
{
    public ImmutableArray<IPAddressPool> Pools { get; init; } = [];

    public ImmutableArray<L2Advertisement> L2Advertisements { get; init; } = [];

    /// <summary>Read only for their existence, which turns the legacy ConfigMap off.</summary>
    public ImmutableArray<BgpAdvertisement> BgpAdvertisements { get; init; } = [];

    /// <summary>Read only for their existence, which turns the legacy ConfigMap off.</summary>
    public ImmutableArray<BgpPeer> BgpPeers { get; init; } = [];

    /// <summary>The legacy ConfigMap; null when there is none.</summary>
    public LegacyDocument? Legacy { get; init; }
}
