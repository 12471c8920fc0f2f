using Clarion.Primitives;

namespace Clarion.Linux.Links;

/// <summary>A network interface as the kernel last described it.</summary>
public sealed record Link
{
    /// <summary>ifindex.</summary>
    public required InterfaceIndex Index { get; init; }

    /// <summary>The name, as in <c>ip link</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The hardware address; null for anything but Ethernet.</summary>
    public required MacAddress? Mac { get; init; }

    /// <summary>IFF_*.</summary>
    public required LinkFlags Flags { get; init; }

    /// <summary>The bridge, bond or VRF that it is a port of; null for none.</summary>
    public required InterfaceIndex? Master { get; init; }
}
