namespace Clarion.Neighbors.Interfaces;

/// <summary>Whether addresses are announced on an interface, or why not.</summary>
public enum InterfaceVerdict
{
    /// <summary>They are.</summary>
    Usable = 0,

    /// <summary>This node has no interface of that name.</summary>
    Missing,

    /// <summary>The list of excluded interfaces names it.</summary>
    Excluded,

    /// <summary>It is the loopback interface.</summary>
    Loopback,

    /// <summary>It does not resolve neighbors (IFF_NOARP): a tunnel or a point-to-point link.</summary>
    NoArp,

    /// <summary>It is a port of a bridge, a bond or a VRF; the bridge or bond itself may be usable.</summary>
    Enslaved,

    /// <summary>It has no Ethernet address.</summary>
    NoMac,

    /// <summary>It is administratively down.</summary>
    Down,

    /// <summary>It has no carrier.</summary>
    NotRunning,
}
