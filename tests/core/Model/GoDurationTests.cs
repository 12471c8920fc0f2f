using Clarion.Model.Legacy;

namespace Clarion.Tests.Core.Model;

public sealed class GoDurationTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("90s", 90_000)]
    [InlineData("1m30s", 90_000)]
    [InlineData("1.5h", 5_400_000)]
    [InlineData("300ms", 300)]
    [InlineData("1h0m0.25s", 3_600_250)]
    public void Durations_are_read_as_Go_writes_them(string text, long milliseconds)
    {
        Assert.True(GoDuration.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), duration);
    }

    [Theory]
    [InlineData("")]
    [InlineData("90")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("1.2.3s")]
    [InlineData("1d")]
    [InlineData("999999999h")]
    public void Anything_else_is_none(string text) => Assert.False(GoDuration.TryParse(text, out _));
}
