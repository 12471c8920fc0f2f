using Clarion.Primitives;

namespace Clarion.Placement.Reasons;

/// <summary>The texts of <see cref="PlacementReason"/>.</summary>
public static class PlacementReasons
{
    /// <summary>Code, sentence, remedy and docs anchor of each member.</summary>
    public static readonly ReasonCatalogue<PlacementReason> Catalogue = new(Text);

    private static (string Sentence, string Remedy) Text(PlacementReason reason) => reason switch
    {
        PlacementReason.Ranked => (
            "The node comes first in the order that the address gives the nodes that may announce it.",
            "Nothing is wrong. To choose nodes, use nodeSelectors or preferredNodeSelectors of the L2Advertisement."),
        PlacementReason.Preferred => (
            "The node has the highest weight of the preferredNodeSelectors, and comes first among equals.",
            "Nothing is wrong. To choose another node, change the weights in the L2Advertisement."),
        PlacementReason.Claimed => (
            "The node announces it already, and may go on.",
            "Nothing is wrong."),
        PlacementReason.NoAddress => (
            "There is nothing to announce: the Service was deleted, has no address, or has another type or class.",
            "If it should have an address, look at its events: the controller says there why it has none."),
        PlacementReason.NoEndpoints => (
            "No pod behind the Service is ready, on any node.",
            "Look at the Service's selector and at its pods: kubectl get endpointslices shows what it finds."),
        PlacementReason.IpNotAllowed => (
            "An address of the Service belongs to no pool, or its addresses belong to different ones.",
            "Put the addresses into one IPAddressPool, or let the controller give the Service another address."),
        PlacementReason.SharedIpWithServiceSelector => (
            "The Service may share its address, and an L2Advertisement that covers it selects Services.",
            "Remove serviceSelectors from the L2Advertisement, or allow-shared-ip from the Service."),
        PlacementReason.NoMatchingAdvertisement => (
            "No L2Advertisement selects the pool, the Service and a node of the cluster.",
            "Create an L2Advertisement for the pool, or correct its selectors."),
        PlacementReason.NodeNetworkUnavailable => (
            "All nodes that could announce it have the condition NetworkUnavailable.",
            "See why the network of these nodes is not set up: kubectl describe node shows the condition."),
        PlacementReason.NodeLabeledExcludeBalancers => (
            "All nodes that could announce it are excluded by label.",
            "Remove the label node.kubernetes.io/exclude-from-external-load-balancers from a node, or start the "
            + "speakers with --ignore-exclude-lb."),
        PlacementReason.NoLocalEndpoints => (
            "The Service takes traffic only where its pods are, and no node that could announce it has one.",
            "Run its pods on the advertised nodes, or set externalTrafficPolicy to Cluster."),
        PlacementReason.NoCommonNode => (
            "It shares an address with a Service that no node could announce together with it.",
            "Give the two Services addresses of their own, or let their pods run on the same nodes."),
        PlacementReason.NoSpeaker => (
            "No node that could announce it has a speaker that is Ready.",
            "Look at the speaker pods and at the nodes: kubectl get pods,nodes -A -o wide."),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "a reason without a text"),
    };
}
