using Clarion.Primitives;

namespace Clarion.Neighbors.Frames;

/// <summary>What one interface answers for. Immutable: a change is a new table.</summary>
public sealed class OwnedAddresses
{
    private readonly HashSet<IpAddress> addresses;

    /// <param name="mac">The interface's own address: what answers say, and what they are sent from.</param>
    /// <param name="addresses">The owned addresses, of both families.</param>
    public OwnedAddresses(MacAddress mac, IEnumerable<IpAddress> addresses)
    {
        Mac = mac;
        this.addresses = [.. addresses];
    }

    /// <summary>The interface's own hardware address.</summary>
    public MacAddress Mac { get; }

    /// <summary>Whether the interface answers for the address.</summary>
    public bool Contains(IpAddress address) => addresses.Contains(address);
}
