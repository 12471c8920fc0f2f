namespace Clarion.Model.Services;

/// <summary>Kubernetes <c>spec.ports[].protocol</c>.</summary>
public enum TransportProtocol
{
    /// <summary>Transmission Control Protocol, the default.</summary>
    Tcp,

    /// <summary>User Datagram Protocol.</summary>
    Udp,

    /// <summary>Stream Control Transmission Protocol.</summary>
    Sctp,
}
