using Clarion.Api.Authentication;
using Clarion.Api.Coordination;
using Clarion.Api.Core;
using Clarion.Api.Discovery;
using Clarion.Api.Meta;
using Clarion.Api.MetalLb;

namespace Clarion.Api;

/// <summary>Every kind that Clarion reads or writes.</summary>
public static class Kinds
{
    private const string MetalLbGroup = "metallb.io";

    public static readonly ObjectKind<Service> Service =
        new("", "v1", "Service", "services", true, ApiJson.Default.Service, ApiJson.Default.ObjectListService);

    public static readonly ObjectKind<Node> Node =
        new("", "v1", "Node", "nodes", false, ApiJson.Default.Node, ApiJson.Default.ObjectListNode);

    public static readonly ObjectKind<Namespace> Namespace =
        new("", "v1", "Namespace", "namespaces", false, ApiJson.Default.Namespace, ApiJson.Default.ObjectListNamespace);

    public static readonly ObjectKind<Pod> Pod =
        new("", "v1", "Pod", "pods", true, ApiJson.Default.Pod, ApiJson.Default.ObjectListPod);

    public static readonly ObjectKind<ConfigMap> ConfigMap =
        new("", "v1", "ConfigMap", "configmaps", true, ApiJson.Default.ConfigMap, ApiJson.Default.ObjectListConfigMap);

    public static readonly ObjectKind<Event> Event =
        new("", "v1", "Event", "events", true, ApiJson.Default.Event, ApiJson.Default.ObjectListEvent);

    public static readonly ObjectKind<EndpointSlice> EndpointSlice = new(
        "discovery.k8s.io", "v1", "EndpointSlice", "endpointslices", true,
        ApiJson.Default.EndpointSlice, ApiJson.Default.ObjectListEndpointSlice);

    public static readonly ObjectKind<Lease> Lease = new(
        "coordination.k8s.io", "v1", "Lease", "leases", true, ApiJson.Default.Lease, ApiJson.Default.ObjectListLease);

    /// <summary>Can be created only; nothing of it is kept.</summary>
    public static readonly ObjectKind<TokenReview> TokenReview = new(
        "authentication.k8s.io", "v1", "TokenReview", "tokenreviews", false,
        ApiJson.Default.TokenReview, ApiJson.Default.ObjectListTokenReview);

    public static readonly ObjectKind<IPAddressPool> IPAddressPool = new(
        MetalLbGroup, "v1beta1", "IPAddressPool", "ipaddresspools", true,
        ApiJson.Default.IPAddressPool, ApiJson.Default.ObjectListIPAddressPool);

    public static readonly ObjectKind<L2Advertisement> L2Advertisement = new(
        MetalLbGroup, "v1beta1", "L2Advertisement", "l2advertisements", true,
        ApiJson.Default.L2Advertisement, ApiJson.Default.ObjectListL2Advertisement);

    public static readonly ObjectKind<BgpAdvertisement> BgpAdvertisement = new(
        MetalLbGroup, "v1beta1", "BGPAdvertisement", "bgpadvertisements", true,
        ApiJson.Default.BgpAdvertisement, ApiJson.Default.ObjectListBgpAdvertisement);

    public static readonly ObjectKind<BgpPeer> BgpPeer = new(
        MetalLbGroup, "v1beta2", "BGPPeer", "bgppeers", true,
        ApiJson.Default.BgpPeer, ApiJson.Default.ObjectListBgpPeer);

    public static readonly ObjectKind<ServiceL2Status> ServiceL2Status = new(
        MetalLbGroup, "v1beta1", "ServiceL2Status", "servicel2statuses", true,
        ApiJson.Default.ServiceL2Status, ApiJson.Default.ObjectListServiceL2Status);
}
