using Clarion.Primitives;

namespace Clarion.Tests.Core.Primitives;

public sealed class IpAddressTests
{
    [Theory]
    [InlineData("10.1.2.3", 0UL, 0x0a010203UL)]
    [InlineData("2001:db8:1:2:3:4:5:6", 0x2001_0db8_0001_0002UL, 0x0003_0004_0005_0006UL)]
    public void Is_the_number_of_its_bytes_in_network_order(string text, ulong upper, ulong lower)
    {
        var address = IpAddress.ParseOrThrow(text);
        var bytes = new byte[address.ByteCount];
        address.WriteBytes(bytes);
        Assert.Equal(new UInt128(upper, lower), address.Value);
        Assert.Equal(address, new IpAddress(address.Family, new UInt128(upper, lower)));
        Assert.Equal(address, IpAddress.FromBytes(bytes));
        Assert.Equal(address, IpAddress.From(address.ToIPAddress()));
        Assert.Equal(text, address.ToString());
    }

    [Fact]
    public void Order_is_by_family_then_by_number()
    {
        string[] sorted = ["0.0.0.0", "9.255.0.0", "10.0.0.0", "255.0.0.0", "::", "::f:0:1:0", "0:0:0:1::", "ff02::1"];
        var addresses = sorted.Select(IpAddress.ParseOrThrow).ToList();
        Assert.Equal(addresses, addresses.AsEnumerable().Reverse().Order());
        Assert.True(addresses[0] < addresses[1] && addresses[6] > addresses[5] && addresses[3] <= addresses[4]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10.0.0")]
    [InlineData("10.0.0.256")]
    [InlineData("010.0.0.1")]
    [InlineData("10.0.0.1.")]
    [InlineData("fe80::1%eth0")]
    [InlineData("[::1]")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("10.0.0.0/8")]
    public void Text_with_two_readings_is_refused(string text) => Assert.False(IpAddress.TryParse(text, out _));
}
