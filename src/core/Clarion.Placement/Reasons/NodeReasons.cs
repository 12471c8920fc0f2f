using Clarion.Primitives;

namespace Clarion.Placement.Reasons;

/// <summary>The texts of <see cref="NodeReason"/>.</summary>
public static class NodeReasons
{
    /// <summary>Code, sentence, remedy and docs anchor of each member.</summary>
    public static readonly ReasonCatalogue<NodeReason> Catalogue = new(Text);

    private static (string Sentence, string Remedy) Text(NodeReason reason) => reason switch
    {
        NodeReason.Owner => (
            "The node announces the Service.",
            "Nothing is wrong."),
        NodeReason.Successor => (
            "The node would announce the Service if those before it went.",
            "Nothing is wrong. To prefer it, give it a weight in preferredNodeSelectors of the L2Advertisement."),
        NodeReason.SpeakerNotReady => (
            "The node has no speaker that is Ready, or is not Ready itself.",
            "Look at its speaker's pod: kubectl -n metallb-system get pods -l component=speaker -o wide."),
        NodeReason.NotInCommon => (
            "A Service that shares the address cannot be announced from the node.",
            "Give the two Services addresses of their own, or let their pods run on the same nodes."),
        NodeReason.NoLocalEndpoint => (
            "The Service takes traffic only where its pods are, and none of them is ready on the node.",
            "Run one of its pods there, or set externalTrafficPolicy to Cluster."),
        NodeReason.Excluded => (
            "The node is excluded by label.",
            "Remove its label node.kubernetes.io/exclude-from-external-load-balancers, or start the speakers with "
            + "--ignore-exclude-lb."),
        NodeReason.NetworkUnavailable => (
            "The node has the condition NetworkUnavailable.",
            "See why its network is not set up: kubectl describe node shows the condition."),
        NodeReason.NotSelected => (
            "No L2Advertisement of the Service selects the node.",
            "Correct nodeSelectors of the L2Advertisement, or the node's labels, if it should announce."),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "a reason without a text"),
    };
}
