namespace Clarion.Ipam.Holding;

/// <summary>What keeps two Services from having the same address.</summary>
internal enum SharingObstacle
{
    /// <summary>Nothing: they may share it.</summary>
    None,

    /// <summary>Neither of them allows it, or only one.</summary>
    NotAllowed,

    /// <summary>They allow it under different keys.</summary>
    OtherKey,

    /// <summary>externalTrafficPolicy Local, and they send traffic to different pods.</summary>
    OtherBackends,

    /// <summary>They serve the same port.</summary>
    SamePort,
}
