using Clarion.Primitives;

namespace Clarion.Lab.Proxying;

/// <summary>Where a connection may go.</summary>
/// <param name="Address">A pod's address.</param>
/// <param name="Port">Its port.</param>
internal readonly record struct ProxyTarget(IpAddress Address, int Port) : IComparable<ProxyTarget>
{
    public int CompareTo(ProxyTarget other) =>
        Address != other.Address ? Address.CompareTo(other.Address) : Port.CompareTo(other.Port);
}
