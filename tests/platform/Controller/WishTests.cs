using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Controller;

/// <summary>Services whose wishes cannot be met.</summary>
public abstract class WishTests(ServerFixture api)
{
    public sealed class OnHub(HubFixture api) : WishTests(api);

    [NeedsApiServer]
    public sealed class OnApiServer(ControllerServer api) : WishTests(api);

    [Theory]
    [InlineData("metallb.io/loadBalancerIPs", "192.0.2.1", "AddressNotInPool", "AllocationFailed")]
    [InlineData("metallb.io/loadBalancerIPs", "fd00::1", "WrongFamily", "AllocationFailed")]
    [InlineData("metallb.io/loadBalancerIPs", "nonsense", "InvalidRequest", "LoadBalancerFailed")]
    [InlineData("metallb.io/address-pool", "nowhere", "UnknownPool", "AllocationFailed")]
    public async Task A_wish_that_cannot_be_met_is_told_and_a_held_address_stays(
        string annotation, string value, string code, string eventReason)
    {
        await using var stage = await Stage.SetAsync(api);
        await stage.CreatePoolAsync("first", "10.89.0.0/24");
        stage.StartController();
        await stage.CreateServiceAsync("has");
        await stage.HasAsync("has", "10.89.0.0");
        await stage.CreateServiceAsync("new", null, (annotation, value));
        await stage.PatchServiceAsync("has", Annotations($"\"{annotation}\": \"{value}\""));

        Assert.Contains(value, await stage.SaysAsync("new", code), StringComparison.Ordinal);
        await stage.EventAsync("new", eventReason);
        Assert.Contains("keeps 10.89.0.0", await stage.SaysAsync("has", code), StringComparison.Ordinal);
        await stage.HasAsync("has", "10.89.0.0");
        await stage.HasAsync("new");

        await stage.PatchServiceAsync("new", Annotations($"\"{annotation}\": null"));
        await stage.HasAsync("new", "10.89.0.1");
    }

    [Fact]
    public async Task Without_any_pool_the_Service_says_so()
    {
        await using var stage = await Stage.SetAsync(api);
        stage.StartController();
        await stage.CreateServiceAsync("web");

        Assert.Equal(
            "There is no address pool. Create an IPAddressPool in Clarion's namespace.",
            await stage.EventAsync("web", "AllocationFailed"));
        await stage.CreatePoolAsync("first", "10.89.0.0/24");
        await stage.HasAsync("web", "10.89.0.0");
    }

    private static string Annotations(string pairs) => "{\"metadata\": {\"annotations\": {" + pairs + "}}}";
}
