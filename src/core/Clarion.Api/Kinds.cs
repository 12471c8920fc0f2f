using Clarion.Api.Authentication;
using Clarion.Api.Coordination;
using Clarion.Api.Core;
using Clarion.Api.Discovery;
using Clarion.Api.Meta;
using Clarion.Api.MetalLb;

namespace Clarion.Api;

/// <summary>Every kind that Clarion reads or writes, each made when it is first asked for.</summary>
public static class Kinds
{
    private const string MetalLbGroup = "metallb.io";

    public static ObjectKind<Service> Service => field ??=
        new("", "v1", "Service", "services", true, ApiJson.Default.Service, ApiJson.Default.ObjectListService);

    public static ObjectKind<Node> Node => field ??=
        new("", "v1", "Node", "nodes", false, ApiJson.Default.Node, ApiJson.Default.ObjectListNode);

    public static ObjectKind<Namespace> Namespace => field ??=
        new("", "v1", "Namespace", "namespaces", false, ApiJson.Default.Namespace, ApiJson.Default.ObjectListNamespace);

    public static ObjectKind<Pod> Pod => field ??=
        new("", "v1", "Pod", "pods", true, ApiJson.Default.Pod, ApiJson.Default.ObjectListPod);

    public static ObjectKind<ConfigMap> ConfigMap => field ??=
        new("", "v1", "ConfigMap", "configmaps", true, ApiJson.Default.ConfigMap, ApiJson.Default.ObjectListConfigMap);

    public static ObjectKind<Event> Event => field ??=
        new("", "v1", "Event", "events", true, ApiJson.Default.Event, ApiJson.Default.ObjectListEvent);

    public static ObjectKind<EndpointSlice> EndpointSlice => field ??= new(
        "discovery.k8s.io", "v1", "EndpointSlice", "endpointslices", true,
        ApiJson.Default.EndpointSlice, ApiJson.Default.ObjectListEndpointSlice);

    public static ObjectKind<Lease> Lease => field ??= new(
        "coordination.k8s.io", "v1", "Lease", "leases", true, ApiJson.Default.Lease, ApiJson.Default.ObjectListLease);

    /// <summary>Can be created only; nothing of it is kept.</summary>
    public static ObjectKind<TokenReview> TokenReview => field ??= new(
        "authentication.k8s.io", "v1", "TokenReview", "tokenreviews", false,
        ApiJson.Default.TokenReview, ApiJson.Default.ObjectListTokenReview);

    public static ObjectKind<IPAddressPool> IPAddressPool => field ??= new(
        MetalLbGroup, "v1beta1", "IPAddressPool", "ipaddresspools", true,
        ApiJson.Default.IPAddressPool, ApiJson.Default.ObjectListIPAddressPool);

    public static ObjectKind<L2Advertisement> L2Advertisement => field ??= new(
        MetalLbGroup, "v1beta1", "L2Advertisement", "l2advertisements", true,
        ApiJson.Default.L2Advertisement, ApiJson.Default.ObjectListL2Advertisement);

    public static ObjectKind<BgpAdvertisement> BgpAdvertisement => field ??= new(
        MetalLbGroup, "v1beta1", "BGPAdvertisement", "bgpadvertisements", true,
        ApiJson.Default.BgpAdvertisement, ApiJson.Default.ObjectListBgpAdvertisement);

    public static ObjectKind<BgpPeer> BgpPeer => field ??= new(
        MetalLbGroup, "v1beta2", "BGPPeer", "bgppeers", true,
        ApiJson.Default.BgpPeer, ApiJson.Default.ObjectListBgpPeer);

    public static ObjectKind<ServiceL2Status> ServiceL2Status => field ??= new(
        MetalLbGroup, "v1beta1", "ServiceL2Status", "servicel2statuses", true,
        ApiJson.Default.ServiceL2Status, ApiJson.Default.ObjectListServiceL2Status);
}
