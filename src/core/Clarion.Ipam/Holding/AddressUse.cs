using Clarion.Ipam.Services;

namespace Clarion.Ipam.Holding;

/// <summary>Who has one address: one Service, or several that share it.</summary>
internal sealed class AddressUse
{
    /// <summary>Never empty while the address is in use.</summary>
    public List<ServiceState> Holders { get; } = new(1);

    /// <summary>The key under which it is shared; null when it is not.</summary>
    public string? SharingKey => Holders[0].Request.SharingKey;
}
