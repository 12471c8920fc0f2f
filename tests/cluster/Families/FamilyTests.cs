using Clarion.Tests.Cluster.Setup;

namespace Clarion.Tests.Cluster.Families;

/// <summary>IPv6 and both families, seen from the LAN and through a router.</summary>
public sealed class FamilyTests(ClusterFixture fixture) : InstalledTest(fixture)
{
    private const string SecondAddress = "10.89.0.201";
    private const string SecondAddressV6 = "fd89::201";

    [Fact]
    public async Task A_Service_of_IPv6_alone_is_reached_from_near_and_far()
    {
        await CreateService("six", "ipFamilyPolicy: SingleStack, ipFamilies: [IPv6]");
        await HasAddresses("six", SecondAddressV6);
        await SeesPage(Client, $"[{SecondAddressV6}]");
        await SeesPage(Far, $"[{SecondAddressV6}]");

        var node = await AnnouncerOf(SecondAddressV6);
        Assert.Equal(
            await node.HardwareAddressAsync(Cancellation), await Client.NeighborAsync(SecondAddressV6, Cancellation));
    }

    [Theory]
    [InlineData("PreferDualStack")]
    [InlineData("RequireDualStack")]
    public async Task A_Service_of_both_families_is_reached_by_both_from_near_and_far(string policy)
    {
        await CreateService("both", $"ipFamilyPolicy: {policy}");
        await HasAddresses("both", $"{SecondAddress} {SecondAddressV6}");
        foreach (var address in new[] { SecondAddress, $"[{SecondAddressV6}]" })
        {
            await SeesPage(Client, address);
            await SeesPage(Far, address);
        }

        Assert.Equal(await AnnouncerOf(SecondAddress), await AnnouncerOf(SecondAddressV6));
    }

    [Fact]
    public async Task The_Local_policy_announces_from_a_node_of_the_pods_and_keeps_the_clients_address()
    {
        await CreateService("local", "externalTrafficPolicy: Local");
        await HasAddresses("local", SecondAddress);
        var page = await SeesPage(Client, SecondAddress);

        Assert.Contains("RemoteAddr: ::ffff:10.89.0.100\n", page, StringComparison.Ordinal);
        var node = await AnnouncerOf(SecondAddress);
        Assert.Equal(await Type("kubectl get pod -n web -l app=page -o jsonpath={.items[*].spec.nodeName}"), node.Name);
    }

    [Fact]
    public async Task A_deleted_Service_is_no_longer_answered_for()
    {
        await CreateService("brief");
        await HasAddresses("brief", SecondAddress);
        await SeesPage(Client, SecondAddress);
        await Type("kubectl delete svc -n web brief");
        await Silent(SecondAddress);
    }
}
