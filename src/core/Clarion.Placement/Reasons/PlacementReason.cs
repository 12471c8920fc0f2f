namespace Clarion.Placement.Reasons;

/// <summary>Why a Service is announced from where it is, or from nowhere.</summary>
public enum PlacementReason
{
    /// <summary>First in hash rank.</summary>
    Ranked,

    /// <summary>Highest weight of preferredNodeSelectors.</summary>
    Preferred,

    /// <summary>Its owner lives and keeps it.</summary>
    Claimed,

    /// <summary>Nothing to announce: deleted, of another type or class, or without an address.</summary>
    NoAddress,

    /// <summary>No endpoint anywhere is ready or serving.</summary>
    NoEndpoints,

    /// <summary>An address that is in no pool.</summary>
    IpNotAllowed,

    /// <summary>It may share its address, and an advertisement selects Services.</summary>
    SharedIpWithServiceSelector,

    /// <summary>No L2Advertisement selects the pool, the Service and a node.</summary>
    NoMatchingAdvertisement,

    /// <summary>The advertised nodes have no network.</summary>
    NodeNetworkUnavailable,

    /// <summary>The advertised nodes are excluded by label.</summary>
    NodeLabeledExcludeBalancers,

    /// <summary>externalTrafficPolicy Local, and no advertised node has an endpoint.</summary>
    NoLocalEndpoints,

    /// <summary>It shares an address with a Service that must be on other nodes.</summary>
    NoCommonNode,

    /// <summary>No node that may own it has a living speaker.</summary>
    NoSpeaker,
}
