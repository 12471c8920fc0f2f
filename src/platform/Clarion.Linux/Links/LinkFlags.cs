namespace Clarion.Linux.Links;

/// <summary>The flags of an interface, as in <c>linux/if.h</c>; others are carried as they are.</summary>
[Flags]
public enum LinkFlags : uint
{
    None = 0,

    /// <summary>IFF_UP: administratively up.</summary>
    Up = 0x1,

    /// <summary>IFF_BROADCAST.</summary>
    Broadcast = 0x2,

    /// <summary>IFF_LOOPBACK.</summary>
    Loopback = 0x8,

    /// <summary>IFF_RUNNING: operational, there is a carrier.</summary>
    Running = 0x40,

    /// <summary>IFF_NOARP: does not resolve neighbors.</summary>
    NoArp = 0x80,

    /// <summary>IFF_MULTICAST.</summary>
    Multicast = 0x1000,
}
