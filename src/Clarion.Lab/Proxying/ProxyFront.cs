using Clarion.Primitives;

namespace Clarion.Lab.Proxying;

/// <summary>What a proxy does with one address and port.</summary>
/// <param name="Address">The address; null: any address of the node (a node port).</param>
/// <param name="Protocol">tcp, udp or sctp.</param>
/// <param name="Port">The port.</param>
/// <param name="Targets">Where connections go.</param>
/// <param name="Policy">How they go there.</param>
internal sealed record ProxyFront(
    IpAddress? Address, string Protocol, int Port, IReadOnlyList<ProxyTarget> Targets, ProxyPolicy Policy);
