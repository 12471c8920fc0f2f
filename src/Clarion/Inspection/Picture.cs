using Clarion.Api.Coordination;
using Clarion.Api.Core;
using Clarion.Api.Discovery;
using Clarion.Api.MetalLb;
using Clarion.Kubernetes.Client;

namespace Clarion.Inspection;

/// <summary>What the API server said at one moment of all that Clarion acts on.</summary>
/// <param name="Namespace">Where Clarion is installed.</param>
/// <param name="Taken">When.</param>
internal sealed record Picture(string Namespace, DateTimeOffset Taken)
{
    public Listing<Service> Services { get; init; } = Listing<Service>.NotAsked;

    public Listing<EndpointSlice> EndpointSlices { get; init; } = Listing<EndpointSlice>.NotAsked;

    public Listing<Node> Nodes { get; init; } = Listing<Node>.NotAsked;

    /// <summary>Asked for only where a pool selects namespaces by label.</summary>
    public Listing<Namespace> Namespaces { get; init; } = Listing<Namespace>.NotAsked;

    /// <summary>The controllers' and the speakers' pods.</summary>
    public Listing<Pod> OwnPods { get; init; } = Listing<Pod>.NotAsked;

    public Listing<IPAddressPool> Pools { get; init; } = Listing<IPAddressPool>.NotAsked;

    public Listing<L2Advertisement> L2Advertisements { get; init; } = Listing<L2Advertisement>.NotAsked;

    public Listing<BgpAdvertisement> BgpAdvertisements { get; init; } = Listing<BgpAdvertisement>.NotAsked;

    /// <summary>Asked for where they decide whether the legacy ConfigMap counts, and for warnings.</summary>
    public Listing<BgpPeer> BgpPeers { get; init; } = Listing<BgpPeer>.NotAsked;

    public Listing<ServiceL2Status> Layer2Statuses { get; init; } = Listing<ServiceL2Status>.NotAsked;

    /// <summary>The legacy ConfigMap, or none.</summary>
    public Listing<ConfigMap> Legacy { get; init; } = Listing<ConfigMap>.NotAsked;

    /// <summary>The controller's Lease, or none.</summary>
    public Listing<Lease> Lease { get; init; } = Listing<Lease>.NotAsked;

    /// <summary>Pools of all namespaces; asked for only where Clarion's own has none.</summary>
    public Listing<IPAddressPool> PoolsAnywhere { get; init; } = Listing<IPAddressPool>.NotAsked;

    /// <summary>L2Advertisements of all namespaces; asked for only where Clarion's own has none.</summary>
    public Listing<L2Advertisement> L2AdvertisementsAnywhere { get; init; } = Listing<L2Advertisement>.NotAsked;

    /// <summary>Whether what the controller decides can be worked out.</summary>
    public bool ShowsAllocation => Services.IsRead && Pools.IsRead && Namespaces.IsRead && Legacy.IsRead;

    /// <summary>Whether what the speakers decide can be worked out.</summary>
    public bool ShowsPlacement => ShowsAllocation && L2Advertisements.IsRead && EndpointSlices.IsRead
        && Nodes.IsRead && OwnPods.IsRead;

    /// <summary>What could not be read, as sentences.</summary>
    public IReadOnlyList<string> Gaps =>
    [
        .. new[]
        {
            Services.Error, EndpointSlices.Error, Nodes.Error, Namespaces.Error, OwnPods.Error, Pools.Error,
            L2Advertisements.Error, BgpAdvertisements.Error, BgpPeers.Error, Layer2Statuses.Error, Legacy.Error,
            Lease.Error,
        }.OfType<ApiError>().Select(error => error.Message),
    ];
}
