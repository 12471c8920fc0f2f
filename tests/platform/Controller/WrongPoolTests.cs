using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Controller;

/// <summary>
/// Pools that the schema refuses, and that are stored all the same: the Hub knows no other schema than today's.
/// </summary>
[NeedsApiServer]
public sealed class WrongPoolTests(ControllerServer api)
{
    [Theory]
    [InlineData("spec.addresses[0]", "ReversedRange", "10.90.0.9-10.90.0.1")]
    [InlineData("spec.addresses[0]", "InvalidAddresses", "10.90.0.0/33")]
    [InlineData("spec.addresses[1]", "InvalidAddresses", "10.90.0.0/24", "nonsense")]
    [InlineData("spec.addresses[0]", "MixedFamilies", "10.90.0.1-fd90::1")]
    [InlineData("spec.addresses[0]", "OverlappingAddresses", "10.89.0.128/25")]
    [InlineData("spec.addresses", "EmptyPool")]
    public async Task A_wrong_pool_is_refused_alone_and_says_where_and_why(
        string field, string code, params string[] addresses)
    {
        await using var stage = await Stage.SetAsync(api);
        await stage.CreatePoolAsync("good", "10.89.0.0/24");
        await stage.CreatePoolAsync("wrong", addresses);
        stage.StartController();
        await stage.CreateServiceAsync("web");
        await stage.CreateServiceAsync("asks", null, ("metallb.io/address-pool", "wrong"));

        await stage.HasAsync("web", "10.89.0.0");
        await stage.SaysAsync("asks", "PoolRefused");
        var message = await stage.EventAsync("wrong", "ConfigurationRefused");
        Assert.StartsWith($"{field}: ", message, StringComparison.Ordinal);
        Assert.Contains($"({code})", message, StringComparison.Ordinal);
        await stage.Pools.UntilAsync("wrong", pool => pool.Status?.Conditions?.Any(
            condition => condition is { Type: "Valid", Status: "False" } && condition.Reason == code) == true);
    }

    [Fact]
    public async Task A_pool_that_turns_wrong_keeps_its_last_good_version_and_after_a_restart_its_addresses()
    {
        await using var stage = await Stage.SetAsync(api);
        await stage.CreatePoolAsync("first", "10.89.0.0/24");
        await stage.CreatePoolAsync("second", "10.90.0.0/24");
        await using (stage.StartController(grace: TimeSpan.FromMilliseconds(100)))
        {
            await stage.CreateServiceAsync("web");
            await stage.HasAsync("web", "10.89.0.0");
            await stage.SetPoolAsync("first", "10.89.0.0/24x");
            await stage.EventAsync("first", "ConfigurationRefused");
            await stage.CreateServiceAsync("more");
            await stage.HasAsync("more", "10.89.0.1");
        }

        stage.StartController(grace: TimeSpan.FromMilliseconds(100));
        await stage.CreateServiceAsync("new");
        await stage.HasAsync("new", "10.90.0.0");
        await stage.HasAsync("web", "10.89.0.0");
        await stage.HasAsync("more", "10.89.0.1");

        await stage.SetPoolAsync("first", "10.89.0.0/30");
        await stage.CreateServiceAsync("last");
        await stage.HasAsync("last", "10.89.0.2");
    }
}
