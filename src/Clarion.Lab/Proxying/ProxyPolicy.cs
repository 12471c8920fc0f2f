namespace Clarion.Lab.Proxying;

/// <summary>How connections go to their targets.</summary>
/// <param name="Masquerades">
/// Whether the client's address is replaced by the node's, so that the answer comes back this way.
/// </param>
/// <param name="KeepsClient">Whether a client stays with its target (sessionAffinity: ClientIP).</param>
/// <param name="Refuses">Whether a connection without a target is refused, and not silently dropped.</param>
internal readonly record struct ProxyPolicy(bool Masquerades, bool KeepsClient, bool Refuses);
