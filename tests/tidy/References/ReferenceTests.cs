namespace Clarion.Tests.Tidy.References;

public sealed class ReferenceTests
{
    [Fact]
    public void Core_touches_nothing_but_values() =>
        Rule.HasNoBreach(ReferenceRules.Core.Keys.SelectMany(name => CoreAllowList.Breaches(Facts(name))));

    [Fact]
    public void References_point_one_way() =>
        Rule.HasNoBreach(ReferenceRules.All.SelectMany(name => ReferenceRules.Breaches(Facts(name))));

    [Fact]
    public void Every_project_of_the_program_has_a_rule() =>
        Assert.Equal(
            ReferenceRules.All.Order(StringComparer.OrdinalIgnoreCase),
            Repository.Files("src", "*.csproj").Select(Path.GetFileNameWithoutExtension)
                .Select(name => name == "Clarion" ? ReferenceRules.Program : name!)
                .Order(StringComparer.OrdinalIgnoreCase));

    [Theory]
    [InlineData("Clarion.Breaches uses System.Threading.Tasks.Task")]
    [InlineData("Clarion.Breaches uses System.IO.File")]
    [InlineData("Clarion.Breaches uses System.Net.Sockets.Socket")]
    [InlineData("Clarion.Breaches uses System.Threading.Thread")]
    [InlineData("Clarion.Breaches uses System.Diagnostics.Stopwatch")]
    [InlineData("Clarion.Breaches uses System.TimeProvider")]
    [InlineData("Clarion.Breaches uses System.Random")]
    [InlineData("Clarion.Breaches uses System.Environment")]
    [InlineData("Clarion.Breaches uses System.Console")]
    [InlineData("Clarion.Breaches calls System.DateTimeOffset.get_UtcNow")]
    [InlineData("Clarion.Breaches calls System.Guid.NewGuid")]
    [InlineData("Clarion.Breaches calls System.HashCode.Combine")]
    [InlineData("Clarion.Breaches has a static that changes: EveryBreach.counter")]
    [InlineData("Clarion.Breaches calls native code: getpid")]
    public void What_core_may_not_touch_is_noticed(string breach) =>
        Assert.Contains(breach, CoreAllowList.Breaches(Breaches()));

    [Fact]
    public void A_reference_against_the_direction_is_noticed() =>
        Assert.Contains(
            "Clarion.Ipam refers to Clarion.Api",
            ReferenceRules.Breaches(Breaches() with { Name = "Clarion.Ipam" }));

    private static AssemblyFacts Facts(string name) =>
        AssemblyFacts.Of(Path.Combine(AppContext.BaseDirectory, $"{name}.dll"));

    private static AssemblyFacts Breaches() => AssemblyFacts.Of(
        Repository.PathOf("tests/tidy/breaches/bin/Debug/net10.0/Clarion.Breaches.dll"));
}
