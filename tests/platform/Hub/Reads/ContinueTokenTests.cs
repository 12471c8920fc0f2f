using Clarion.Hub.Reads;

namespace Clarion.Tests.Platform.Hub.Reads;

public sealed class ContinueTokenTests
{
    [Fact]
    public void What_is_given_out_is_read_again()
    {
        var token = ContinueToken.After(1074, TestObjects.Stored(TestObjects.ConfigMap("p04")));
        Assert.Equal(new(1074, "t/p04\0"), token);
        Assert.Equal(token, ContinueToken.Parse(token.ToString()));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("!!!")]
    [InlineData("e30")]
    [InlineData("bnVsbA")]
    [InlineData("eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6IngiLCJzdGFydCI6ImEifQ")]
    public void What_is_not_a_token_is_none(string text) => Assert.Null(ContinueToken.Parse(text));
}
