using Clarion.Hub.Tables;

namespace Clarion.Tests.Platform.Hub.Tables;

public sealed class AgeTests
{
    [Theory]
    [InlineData(0, "0s")]
    [InlineData(119, "119s")]
    [InlineData(120, "2m")]
    [InlineData(512, "8m32s")]
    [InlineData(600, "10m")]
    [InlineData(10799, "179m")]
    [InlineData(11100, "3h5m")]
    [InlineData(28800, "8h")]
    [InlineData(172799, "47h")]
    [InlineData(3 * 86400 + 4 * 3600, "3d4h")]
    [InlineData(8 * 86400, "8d")]
    [InlineData(2 * 365 * 86400, "2y")]
    [InlineData(3 * 365 * 86400 + 5 * 86400, "3y5d")]
    [InlineData(-1, "0s")]
    [InlineData(-2, "<invalid>")]
    public void Ages_are_as_short_as_kubectl_prints_them(long seconds, string expected) =>
        Assert.Equal(expected, Age.Of(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void What_never_happened_has_no_age() =>
        Assert.Equal("<unknown>", Age.Since(null, DateTimeOffset.UnixEpoch));
}
