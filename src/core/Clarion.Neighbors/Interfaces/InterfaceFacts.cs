using Clarion.Primitives;

namespace Clarion.Neighbors.Interfaces;

/// <summary>What the rules ask about an interface.</summary>
public readonly record struct InterfaceFacts
{
    /// <summary>The name, as in <c>ip link</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The hardware address; null for anything but Ethernet.</summary>
    public required MacAddress? Mac { get; init; }

    /// <summary>IFF_UP.</summary>
    public required bool IsUp { get; init; }

    /// <summary>IFF_RUNNING: there is a carrier.</summary>
    public required bool IsRunning { get; init; }

    /// <summary>IFF_LOOPBACK.</summary>
    public required bool IsLoopback { get; init; }

    /// <summary>IFF_NOARP.</summary>
    public required bool HasNoArp { get; init; }

    /// <summary>Whether it has a master: bridge, bond, VRF.</summary>
    public required bool IsEnslaved { get; init; }
}
