namespace Clarion.Model.Services;

/// <summary>What two Services that share an address must not have in common.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Port">1 to 65535.</param>
public readonly record struct PortKey(TransportProtocol Protocol, int Port)
{
    /// <summary>PORT/PROTOCOL, as kubectl shows it.</summary>
    public override string ToString() => $"{Port}/{Protocol.ToString().ToUpperInvariant()}";
}
