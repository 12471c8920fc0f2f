namespace Clarion.Ipam.Reasons;

/// <summary>Why a Service has the addresses it has, or none; texts: <see cref="AllocationReasons"/>.</summary>
public enum AllocationReason
{
    /// <summary>All wishes are met.</summary>
    Allocated,

    /// <summary>It is not of type LoadBalancer.</summary>
    NotLoadBalancer,

    /// <summary>It has no ClusterIP, whose family the address would have.</summary>
    NoClusterIPs,

    /// <summary>It requires dual stack and has one ClusterIP.</summary>
    NeedsTwoClusterIPs,

    /// <summary>Its wishes cannot be read.</summary>
    InvalidRequest,

    /// <summary>The addresses asked for are not of the families of its ClusterIPs.</summary>
    WrongFamily,

    /// <summary>There is no pool at all.</summary>
    NoPools,

    /// <summary>No pool gives addresses of its families to it by itself.</summary>
    NoMatchingPool,

    /// <summary>All pools that it may use are full.</summary>
    NoFreeAddress,

    /// <summary>The pool asked for does not exist.</summary>
    UnknownPool,

    /// <summary>The pool asked for, or all that there is, is refused for a mistake in it.</summary>
    PoolRefused,

    /// <summary>The pool asked for is kept for other Services.</summary>
    PoolNotAllowed,

    /// <summary>The pool asked for has no addresses of a family.</summary>
    PoolLacksFamily,

    /// <summary>The pool asked for is full.</summary>
    PoolExhausted,

    /// <summary>The address asked for belongs to no pool.</summary>
    AddressNotInPool,

    /// <summary>The addresses asked for are of two pools, or not of the pool asked for.</summary>
    AddressInOtherPool,

    /// <summary>The address asked for ends in .0 or .255, which its pool avoids.</summary>
    AddressAvoided,

    /// <summary>Another Service has the address asked for and does not share it.</summary>
    AddressInUse,
}
