using Clarion.Placement.Reasons;

namespace Clarion.Placement.Planning;

/// <summary>How one L2Advertisement stands to one Service.</summary>
/// <param name="Advertisement">Its name.</param>
/// <param name="Reason">Why it speaks for the Service, or does not.</param>
public readonly record struct AdvertisementVerdict(string Advertisement, AdvertisementReason Reason);
