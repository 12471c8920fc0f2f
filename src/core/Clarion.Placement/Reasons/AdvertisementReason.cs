namespace Clarion.Placement.Reasons;

/// <summary>
/// Why an L2Advertisement speaks for a Service, or does not; texts: <see cref="AdvertisementReasons"/>.
/// </summary>
public enum AdvertisementReason
{
    /// <summary>It does.</summary>
    Applies,

    /// <summary>It is for other pools.</summary>
    OtherPools,

    /// <summary>It is for Services with other labels.</summary>
    OtherServices,

    /// <summary>It is refused for a mistake in it.</summary>
    AdvertisementRefused,

    /// <summary>It speaks for the Service, and its nodeSelectors select no node of the cluster.</summary>
    SelectsNoNode,
}
