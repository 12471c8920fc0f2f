using Clarion.Neighbors.Frames;
using Clarion.Primitives;

namespace Clarion.Tests.Core.Neighbors;

/// <summary>Who is on the link in these tests.</summary>
internal static class Stations
{
    public static readonly MacAddress Asker = new(0x0200_0000_000a);
    public static readonly MacAddress Ours = new(0x0200_0000_000b);
    public static readonly MacAddress Other = new(0x0200_0000_000c);

    public static readonly IpAddress AskerIPv4 = Ip("10.9.0.1");
    public static readonly IpAddress OurIPv4 = Ip("10.9.0.2");
    public static readonly IpAddress ForeignIPv4 = Ip("10.9.0.3");
    public static readonly IpAddress AskerIPv6 = Ip("2001:db8::1");
    public static readonly IpAddress OurIPv6 = Ip("2001:db8::2");
    public static readonly IpAddress ForeignIPv6 = Ip("2001:db8::3");

    /// <summary>What our interface answers for.</summary>
    public static OwnedAddresses Owned { get; } = new(Ours, [OurIPv4, OurIPv6]);

    public static IpAddress Ip(string text) => IpAddress.ParseOrThrow(text);
}
