using Clarion.Model.Pools;
using Clarion.Primitives;

namespace Clarion.Ipam.Waiting;

/// <summary>Something that may come free: made by one of the three <c>Of</c>.</summary>
internal readonly record struct WaitKey(PoolName Pool, IpFamily Family, IpAddress Address, string? SharingKey)
{
    /// <summary>Nothing, which nobody waits for.</summary>
    public static readonly WaitKey None;

    /// <summary>Any address of a family of a pool.</summary>
    public static WaitKey Of(PoolName pool, IpFamily family) => new(pool, family, default, null);

    /// <summary>One address.</summary>
    public static WaitKey Of(IpAddress address) => new(default, default, address, null);

    /// <summary>Room on an address that is shared under a key.</summary>
    public static WaitKey Of(string sharingKey) => new(default, default, default, sharingKey);
}
