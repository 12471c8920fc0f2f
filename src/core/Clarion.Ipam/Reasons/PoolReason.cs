namespace Clarion.Ipam.Reasons;

/// <summary>Why a pool serves a Service, or does not; texts: <see cref="PoolReasons"/>.</summary>
public enum PoolReason
{
    /// <summary>The Service's address is of it.</summary>
    Serves,

    /// <summary>It could serve the Service, and another one comes first.</summary>
    ComesLater,

    /// <summary>It is refused for a mistake in it.</summary>
    HasMistake,

    /// <summary>The Service asks for another pool.</summary>
    OtherPoolRequested,

    /// <summary>The Service asks for an address that is not of it.</summary>
    LacksRequestedAddress,

    /// <summary>The labels of the Service's namespace are not known, and it is kept for namespaces by label.</summary>
    NamespaceUnknown,

    /// <summary>It is kept for other namespaces.</summary>
    KeptForNamespaces,

    /// <summary>It is kept for Services with other labels.</summary>
    KeptForServices,

    /// <summary>The address asked for ends in .0 or .255, which it avoids.</summary>
    AvoidsRequestedAddress,

    /// <summary>The address asked for is another Service's.</summary>
    RequestedAddressInUse,

    /// <summary>It gives addresses on request only.</summary>
    OnRequestOnly,

    /// <summary>It has no addresses of a family that the Service needs.</summary>
    LacksFamily,

    /// <summary>All its addresses are in use.</summary>
    Full,
}
