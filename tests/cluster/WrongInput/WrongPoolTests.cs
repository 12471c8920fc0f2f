using Clarion.Tests.Cluster.Setup;

namespace Clarion.Tests.Cluster.WrongInput;

public sealed class WrongPoolTests(ClusterFixture fixture) : WrongInputTest(fixture)
{
    private const string LanWith =
        """
        apiVersion: metallb.io/v1beta1
        kind: IPAddressPool
        metadata: {name: lan, namespace: metallb-system}
        """;

    protected override async Task CleanUpAsync()
    {
        await base.CleanUpAsync();
        await Type("kubectl delete ipaddresspool -n metallb-system wrong wide --ignore-not-found");
    }

    [Theory]
    [InlineData("[10.89.0.250-10.89.0.252]", "spec.addresses[0]", "overlap")]
    [InlineData("[]", "spec.addresses", "")]
    [InlineData("[10.99.0.9-10.99.0.1]", "spec.addresses[0]", "10.99.0.9-10.99.0.1")]
    [InlineData("[10.99.0.0/24, 10.98.0.0/33]", "spec.addresses[1]", "10.98.0.0/33")]
    [InlineData("[\"10.99.0.1-fd99::9\"]", "spec.addresses[0]", "10.99.0.1-fd99::9")]
    [InlineData("[the-lan]", "spec.addresses[0]", "the-lan")]
    public async Task A_wrong_pool_is_refused_alone_with_its_field_and_the_reason(
        string addresses, string field, string reason)
    {
        var refusal = await ApplyWrong(
            $$"""
              apiVersion: metallb.io/v1beta1
              kind: IPAddressPool
              metadata: {name: wrong, namespace: metallb-system}
              spec: {addresses: {{addresses}}}
              """);

        await SomebodySays(refusal, "wrong", field, reason);
        await EverythingElseGoesOn();
    }

    [Fact]
    public async Task A_pool_that_becomes_wrong_keeps_what_it_gave_also_after_a_restart()
    {
        await Apply($"{LanWith}\nspec: {{addresses: [10.89.0.200-10.89.0.230, \"fd89::200-fd89::2ff\"]}}");
        await Apply(
            """
            apiVersion: metallb.io/v1beta1
            kind: IPAddressPool
            metadata: {name: wide, namespace: metallb-system}
            spec: {addresses: [10.89.0.240-10.89.0.245]}
            """);
        await CreateService("held", annotations: "metallb.io/address-pool: wide");
        await HasAddresses("held", "10.89.0.240");

        await Apply($"{LanWith}\nspec: {{addresses: [10.89.0.200-10.89.0.250, \"fd89::200-fd89::2ff\"]}}");
        await SomebodySays("", "wide", "spec.addresses[0]", "overlap");
        await CreateService("late", annotations: "metallb.io/address-pool: wide");
        await EverythingElseGoesOn();
        Assert.Equal("10.89.0.240", await AddressesOf("held"));

        await RestartController();
        await CreateService("later");
        await HasAddresses("later", "10.89.0.202");
        Assert.Equal("10.89.0.240", await AddressesOf("held"));
        await SeesPage(Client, "10.89.0.240", seconds: 2);
    }
}
