using Clarion.Tests.Cluster.Setup;

namespace Clarion.Tests.Cluster.WrongInput;

/// <summary>The ConfigMap of MetalLB v0.12 and before, with mistakes in it.</summary>
public sealed class WrongConfigMapTests(ClusterFixture fixture) : WrongInputTest(fixture)
{
    private const string Right =
        """
        address-pools:
        - name: lan
          protocol: layer2
          addresses: [10.89.0.200-10.89.0.250, "fd89::200-fd89::2ff"]
        """;

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        await ApplyConfig(Right);
        await Type("kubectl delete -n metallb-system l2advertisement/lan ipaddresspool/lan");
    }

    protected override async Task CleanUpAsync()
    {
        await base.CleanUpAsync();
        await Apply(Pool);
        await Type("kubectl delete -n metallb-system configmap config");
    }

    [Theory]
    [InlineData("address-pools: [", "config")]
    [InlineData("address-pools:\n- name: lan\n  protocol: layer2\n  addreses: [10.89.0.200-10.89.0.250]", "addreses")]
    [InlineData(
        "address-pools:\n- name: lan\n  protocol: layer2\n  addresses: [10.89.0.250-10.89.0.200]",
        "10.89.0.250-10.89.0.200")]
    public async Task A_wrong_ConfigMap_takes_nothing_away_also_after_a_restart(string config, string reason)
    {
        await EverythingElseGoesOn();
        await ApplyConfig(config);
        await SomebodySays("", "config", reason);

        await AddressesStay();
        await RestartController();
        await CreateService("waiting");
        await SomebodySays("", "waiting: ");
        await AddressesStay();
        Assert.Equal("", await AddressesOf("waiting"));

        await ApplyConfig(Right);
        await HasAddresses("waiting", "10.89.0.202");
        await AddressesStay();
    }

    private async Task AddressesStay()
    {
        Assert.Equal($"{FirstAddress} {FirstAddressV6}", await AddressesOf("page"));
        Assert.Equal("10.89.0.201", await AddressesOf("another"));
        await SeesPage(Client, FirstAddress, seconds: 2);
        await SeesPage(Far, "10.89.0.201", seconds: 2);
    }

    private Task<string> ApplyConfig(string config) => Apply(
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: config, namespace: metallb-system}\n"
        + $"data:\n  config: |\n    {config.Replace("\n", "\n    ", StringComparison.Ordinal)}");
}
