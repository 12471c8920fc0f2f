using Clarion.Primitives;
using FsCheck;
using FsCheck.Fluent;

namespace Clarion.Tests.Core.Neighbors;

/// <summary>Draws values of the link.</summary>
internal static class Draw
{
    public static Gen<MacAddress> Mac { get; } =
        ArbMap.Default.GeneratorFor<ulong>().Select(value => new MacAddress(value & 0xffff_ffff_ffff));

    public static Gen<IpAddress> IPv4 { get; } =
        ArbMap.Default.GeneratorFor<uint>().Select(value => new IpAddress(IpFamily.IPv4, value));

    /// <summary>A unicast address: no group, and not the unspecified one.</summary>
    public static Gen<IpAddress> UnicastIPv6 { get; } =
        from high in ArbMap.Default.GeneratorFor<ulong>()
        from low in ArbMap.Default.GeneratorFor<ulong>()
        select new IpAddress(IpFamily.IPv6, new UInt128(0x2000_0000_0000_0000 | (high >> 4), low));

    public static Gen<MacAddress?> MacOrNone { get; } =
        from mac in Mac
        from isPresent in ArbMap.Default.GeneratorFor<bool>()
        select isPresent ? (MacAddress?)mac : null;

    public static Gen<bool> Bool { get; } = ArbMap.Default.GeneratorFor<bool>();
}
