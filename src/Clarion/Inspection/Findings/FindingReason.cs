namespace Clarion.Inspection.Findings;

/// <summary>
/// What the reading verbs find beyond what the roles say themselves; texts: <see cref="FindingReasons"/>.
/// </summary>
internal enum FindingReason
{
    /// <summary>There is no pod of ours.</summary>
    NotInstalled,

    /// <summary>The API server does not know our kinds.</summary>
    KindsMissing,

    /// <summary>No controller is Ready.</summary>
    ControllerNotReady,

    /// <summary>Nobody renews the controller's Lease.</summary>
    ControllerSilent,

    /// <summary>There is no speaker at all.</summary>
    NoSpeakers,

    /// <summary>A speaker's pod is not Ready.</summary>
    SpeakerDown,

    /// <summary>Pods of ours run different versions.</summary>
    VersionsDiffer,

    /// <summary>A Service's status is not what the controller would write.</summary>
    StatusOutdated,

    /// <summary>Two Services that do not share show one address.</summary>
    AddressHeldTwice,

    /// <summary>The node that should announce a Service does not say that it does.</summary>
    AnnouncementMissing,

    /// <summary>A node says that it announces a Service, and another one should.</summary>
    AnnouncedElsewhere,

    /// <summary>A pool has nothing left, and nobody waits for it yet.</summary>
    PoolUsedUp,

    /// <summary>The nodeSelectors of an L2Advertisement select nothing.</summary>
    AdvertisementWithoutNode,

    /// <summary>An annotation begins as those that Clarion reads, and is none of them.</summary>
    UnknownAnnotation,

    /// <summary>Objects about BGP are there.</summary>
    BgpWithoutEffect,

    /// <summary>An L2Advertisement names an interface that the announcing node cannot use.</summary>
    InterfaceUnusable,

    /// <summary>A speaker could not announce now.</summary>
    SpeakerWaits,

    /// <summary>Questions came faster than a speaker could answer them.</summary>
    QuestionsDropped,

    /// <summary>No kube-proxy is Ready on the announcing node.</summary>
    KubeProxyDown,

    /// <summary>kube-proxy makes every node answer for every address.</summary>
    StrictArpOff,
}
