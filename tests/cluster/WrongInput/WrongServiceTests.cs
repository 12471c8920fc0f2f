using Clarion.Tests.Cluster.Setup;

namespace Clarion.Tests.Cluster.WrongInput;

public sealed class WrongServiceTests(ClusterFixture fixture) : WrongInputTest(fixture)
{
    [Theory]
    [InlineData("metallb.io/loadBalancerIPs: 192.0.2.1", "192.0.2.1")]
    [InlineData("metallb.io/loadBalancerIPs: not-an-address", "not-an-address")]
    [InlineData("metallb.io/address-pool: nowhere", "nowhere")]
    public async Task A_wish_that_cannot_be_met_is_answered_with_an_event_that_says_why(
        string annotation, string reason)
    {
        await CreateService("wrong", annotations: annotation);

        await SomebodySays("", "wrong: ", reason);
        Assert.Equal("", await AddressesOf("wrong"));
        await EverythingElseGoesOn();
    }

    [Fact]
    public async Task A_Service_that_comes_to_ask_for_the_impossible_keeps_its_address()
    {
        await CreateService("greedy");
        await HasAddresses("greedy", "10.89.0.201");

        await Type("kubectl annotate svc -n web greedy metallb.io/loadBalancerIPs=192.0.2.1");
        await SomebodySays("", "greedy: ", "192.0.2.1");

        Assert.Equal("10.89.0.201", await AddressesOf("greedy"));
        await SeesPage(Client, "10.89.0.201", seconds: 2);
        await RestartController();
        await CreateService("another");
        await HasAddresses("another", "10.89.0.202");
        Assert.Equal("10.89.0.201", await AddressesOf("greedy"));
    }
}
