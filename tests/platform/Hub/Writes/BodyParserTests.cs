using Clarion.Hub.Writes;

namespace Clarion.Tests.Platform.Hub.Writes;

public sealed class BodyParserTests
{
    [Fact]
    public void Of_a_name_that_stands_twice_the_last_value_counts_and_its_path_is_noted()
    {
        var body = BodyParser.Parse("""{"data":{"a":"1","a":"2"},"list":[{"b":1,"b":2}]}"""u8, out var problem);
        Assert.Null(problem);
        Assert.Equal("""{"data":{"a":"2"},"list":[{"b":2}]}""", body.Value!.ToJsonString());
        Assert.Equal(["data.a", "list[0].b"], body.Duplicates);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{\"a\":}")]
    [InlineData("\u0001")]
    public void What_is_no_json_is_a_problem_and_no_exception(string text)
    {
        var body = BodyParser.Parse(System.Text.Encoding.UTF8.GetBytes(text), out var problem);
        Assert.NotNull(problem);
        Assert.Null(body.Value);
    }

    [Fact]
    public void Numbers_booleans_and_null_keep_their_kind()
    {
        var body = BodyParser.Parse("""{"a":1,"b":1.5,"c":true,"d":null,"e":[false]}"""u8, out _);
        Assert.Equal("""{"a":1,"b":1.5,"c":true,"d":null,"e":[false]}""", body.Value!.ToJsonString());
    }

    [Fact]
    public void What_nests_too_deep_is_a_problem()
    {
        BodyParser.Parse(System.Text.Encoding.UTF8.GetBytes(new string('[', 200)), out var problem);
        Assert.NotNull(problem);
    }
}
