using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Controller;

public abstract class LegacyConfigMapTests(ServerFixture api)
{
    public sealed class OnHub(HubFixture api) : LegacyConfigMapTests(api);

    [NeedsApiServer]
    public sealed class OnApiServer(ControllerServer api) : LegacyConfigMapTests(api);

    private const string One =
        """
        address-pools:
        - name: metallb-ip-space
          protocol: layer2
          addresses:
          - 10.89.0.200-10.89.0.250
        """;

    [Fact]
    public async Task It_is_read_live_and_its_edits_too()
    {
        await using var stage = await Stage.SetAsync(api);
        await stage.SetLegacyAsync(One);
        stage.StartController();
        await stage.CreateServiceAsync("web");
        await stage.HasAsync("web", "10.89.0.200");
        await stage.EventAsync("config", "ConfigurationWarning", "'clarion migrate' prints the same");

        await stage.SetLegacyAsync(One + "\n- name: more\n  protocol: layer2\n  addresses: [10.90.0.0/24]\n");
        await stage.CreateServiceAsync("asks", null, ("metallb.io/address-pool", "more"));
        await stage.HasAsync("asks", "10.90.0.0");
    }

    [Theory]
    [InlineData("a\tb: [", "data.config")]
    [InlineData("adress-pools: []", "adress-pools")]
    [InlineData("- a", "data.config")]
    public async Task A_text_that_cannot_be_read_keeps_what_was_good_and_after_a_restart_what_is_held(
        string text, string field)
    {
        await using var stage = await Stage.SetAsync(api);
        await stage.SetLegacyAsync(One);
        await using (stage.StartController(grace: TimeSpan.FromMilliseconds(100)))
        {
            await stage.CreateServiceAsync("web");
            await stage.HasAsync("web", "10.89.0.200");
            await stage.SetLegacyAsync(text);
            await stage.EventAsync("config", "ConfigurationRefused", $"{field}: ");
            await stage.CreateServiceAsync("more");
            await stage.HasAsync("more", "10.89.0.201");
        }

        stage.StartController(grace: TimeSpan.FromMilliseconds(100));
        await stage.CreateServiceAsync("new");
        await stage.SaysAsync("new", "PoolRefused");
        await stage.HasAsync("web", "10.89.0.200");

        await stage.SetLegacyAsync(One);
        await stage.HasAsync("new", "10.89.0.202");
        await stage.HasAsync("web", "10.89.0.200");
    }

    [Fact]
    public async Task It_gives_way_to_custom_resources_with_one_warning_and_addresses_stay()
    {
        await using var stage = await Stage.SetAsync(api);
        await stage.SetLegacyAsync(One);
        stage.StartController();
        await stage.CreateServiceAsync("web");
        await stage.HasAsync("web", "10.89.0.200");

        await stage.CreatePoolAsync("first", "10.89.0.0/24");
        var message = await stage.EventAsync("config", "ConfigurationWarning", "(LegacyIgnored)");
        Assert.Contains("ConfigMap 'config'", message, StringComparison.Ordinal);
        Assert.Contains("IPAddressPool 'first'", message, StringComparison.Ordinal);
        var service = await stage.Services.UntilAsync(
            "web", item => item.Metadata.Annotations!["metallb.io/ip-allocated-from-pool"] == "first");
        Assert.Equal(["10.89.0.200"], Stage.AddressesOf(service));
    }
}
