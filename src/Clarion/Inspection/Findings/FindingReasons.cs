using Clarion.Primitives;

namespace Clarion.Inspection.Findings;

/// <summary>The texts of <see cref="FindingReason"/>.</summary>
internal static class FindingReasons
{
    /// <summary>Code, sentence, remedy and docs anchor of each member.</summary>
    public static readonly ReasonCatalogue<FindingReason> Catalogue = new(Text);

    private static (string Sentence, string Remedy) Text(FindingReason reason) => reason switch
    {
        FindingReason.NotInstalled => (
            "There is neither a controller nor a speaker in this namespace.",
            "Install Clarion (docs/install.md), or name its namespace with -n."),
        FindingReason.KindsMissing => (
            "The API server does not know the kinds of metallb.io.",
            "Apply deploy/manifests/clarion.yaml, which brings their CustomResourceDefinitions."),
        FindingReason.ControllerNotReady => (
            "No controller is Ready, so no Service gets an address.",
            "Look at it: kubectl -n metallb-system describe deploy,pod -l component=controller; its log says more."),
        FindingReason.ControllerSilent => (
            "Nobody renews the controller's Lease, so no Service gets an address.",
            "Look at its log: kubectl -n metallb-system logs deploy/controller; or set the clock of this machine."),
        FindingReason.NoSpeakers => (
            "There is no speaker, so nothing is announced.",
            "See why its DaemonSet runs none: kubectl -n metallb-system describe daemonset speaker."),
        FindingReason.SpeakerDown => (
            "A speaker is not Ready: after 15 s other nodes announce what it announced.",
            "Look at its pod: kubectl -n metallb-system describe pod, and logs; its readiness says what it waits for."),
        FindingReason.VersionsDiffer => (
            "Pods of Clarion run different versions.",
            "Wait for the roll-out to end; if it hangs: kubectl -n metallb-system rollout status ds/speaker."),
        FindingReason.StatusOutdated => (
            "The status of the Service is not what the controller would write.",
            "Wait a few seconds. If it stays so, the controller does not work: look at its log."),
        FindingReason.AddressHeldTwice => (
            "Two Services show the same address and do not share it.",
            "Give one of them another address, or let them share it: annotation metallb.io/allow-shared-ip."),
        FindingReason.AnnouncementMissing => (
            "The node that should announce the Service does not say that it does.",
            "Look at the speaker of that node: its log and its readiness say why."),
        FindingReason.AnnouncedElsewhere => (
            "A node says that it announces the Service, and another one should.",
            "Wait a few seconds. If it stays so, look at the speakers of both nodes."),
        FindingReason.PoolUsedUp => (
            "All addresses of the pool are in use: the next Service that needs one will wait.",
            "Enlarge the pool before it is needed."),
        FindingReason.BgpWithoutEffect => (
            "This version of Clarion does not announce by BGP, so the object has no effect.",
            "Announce the pools by layer 2 with an L2Advertisement; the object can stay for a later version."),
        _ => TextOfSurroundings(reason),
    };

    private static (string Sentence, string Remedy) TextOfSurroundings(FindingReason reason) => reason switch
    {
        FindingReason.AdvertisementWithoutNode => (
            "The nodeSelectors of the L2Advertisement select no node, so nothing is announced for it.",
            "Correct its nodeSelectors, or the labels of the nodes: kubectl get nodes --show-labels."),
        FindingReason.UnknownAnnotation => (
            "The Service has an annotation that Clarion does not know, so it has no effect.",
            "Correct its name: metallb.io/ with address-pool, loadBalancerIPs or allow-shared-ip behind it."),
        FindingReason.InterfaceUnusable => (
            "An L2Advertisement names an interface that the announcing node cannot use.",
            "Correct spec.interfaces of the L2Advertisement, or bring the interface up on that node."),
        FindingReason.SpeakerWaits => (
            "A speaker could not announce anything now.",
            "The message says what it waits for; look at the network interfaces of that node."),
        FindingReason.QuestionsDropped => (
            "Questions for addresses came faster than the speaker could answer them, and some were dropped.",
            "Clients ask again, so a few do no harm. If the number grows, look for a loop or a flood on that network."),
        FindingReason.KubeProxyDown => (
            "No kube-proxy is Ready on the announcing node, so traffic that arrives there may go nowhere.",
            "Look at it: kubectl -n kube-system get pods -l k8s-app=kube-proxy -o wide."),
        FindingReason.StrictArpOff => (
            "kube-proxy runs in mode ipvs without strictARP, so every node answers ARP for every address.",
            "Set ipvs.strictARP to true in the ConfigMap kube-system/kube-proxy, and restart kube-proxy."),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "a reason without a text"),
    };
}
