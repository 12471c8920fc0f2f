using Clarion.Primitives;

namespace Clarion.Neighbors.Frames;

/// <summary>What one interface answers for. Immutable: a change is a new table.</summary>
public sealed class OwnedAddresses
{
    private readonly HashSet<IpAddress> addresses;

    /// <param name="mac">The interface's own address: what answers say, and what they are sent from.</param>
    /// <param name="linkLocal">The interface's link-local IPv6 address, where it has one.</param>
    /// <param name="addresses">The owned addresses, of both families.</param>
    public OwnedAddresses(MacAddress mac, IpAddress? linkLocal, IEnumerable<IpAddress> addresses)
    {
        Mac = mac;
        LinkLocal = linkLocal;
        this.addresses = [.. addresses];
    }

    /// <summary>The interface's own hardware address.</summary>
    public MacAddress Mac { get; }

    /// <summary>The interface's link-local IPv6 address; null where it has none.</summary>
    public IpAddress? LinkLocal { get; }

    /// <summary>How many addresses are owned.</summary>
    public int Count => addresses.Count;

    /// <summary>Whether the interface answers for the address.</summary>
    public bool Contains(IpAddress address) => addresses.Contains(address);

    /// <summary>
    /// The source of an advertisement for <paramref name="target"/>: an address of the interface (RFC 4861 section
    /// 4.4). Without a link-local one it is the target itself, as a kernel does it for an address of its own: the
    /// only one that is surely on this link and ours, whatever other addresses come and go.
    /// </summary>
    public IpAddress SourceFor(IpAddress target) => LinkLocal ?? target;
}
