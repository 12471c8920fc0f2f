using Clarion.Primitives;

namespace Clarion.Tests.Core.Primitives;

public sealed class PrefixTests
{
    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("255.255.255.255")]
    [InlineData("0.0.0.0")]
    [InlineData("fd00:1234:5678:9abc:def0:1234:5678:9abc")]
    [InlineData("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("::")]
    public void Of_every_length_begins_with_zero_host_bits_and_ends_with_ones(string text)
    {
        var address = IpAddress.ParseOrThrow(text);
        for (var length = 0; length <= address.BitCount; length++)
        {
            var prefix = Prefix.Of(address, length);
            var hosts = address.BitCount - length;
            var span = hosts == 128 ? UInt128.MaxValue : (UInt128.One << hosts) - 1;
            Assert.Equal(address.Value & ~span, prefix.Network.Value);
            Assert.Equal(address.Value | span, prefix.Last.Value);
            Assert.Equal(address.Family, prefix.Last.Family);
            Assert.True(prefix.Contains(address));
        }
    }

    [Theory]
    [InlineData("10.0.0.9/24", "10.0.0.0/24", "10.0.0.255")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0", "255.255.255.255")]
    [InlineData("10.0.0.9/32", "10.0.0.9/32", "10.0.0.9")]
    [InlineData("2001:db8::1/64", "2001:db8::/64", "2001:db8::ffff:ffff:ffff:ffff")]
    [InlineData("2001:db8::1/65", "2001:db8::/65", "2001:db8::7fff:ffff:ffff:ffff")]
    [InlineData("2001:db8::1/63", "2001:db8::/63", "2001:db8:0:1:ffff:ffff:ffff:ffff")]
    [InlineData("::/0", "::/0", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    public void Host_bits_are_masked_off(string text, string canonical, string last)
    {
        Assert.True(Prefix.TryParse(text, out var prefix));
        Assert.Equal(canonical, prefix.ToString());
        Assert.Equal(last, prefix.Last.ToString());
    }
}
