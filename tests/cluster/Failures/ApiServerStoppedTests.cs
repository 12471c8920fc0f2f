using Clarion.Testing.Clusters;
using Clarion.Tests.Cluster.Setup;

namespace Clarion.Tests.Cluster.Failures;

public sealed class ApiServerStoppedTests(ClusterFixture fixture) : InstalledTest(fixture)
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Traffic_and_ARP_go_on_without_the_API_server_and_a_restarted_speaker_comes_back_by_itself()
    {
        await using var busy = await BusyConnections.OpenAsync(Client, FirstAddress, 5, Cancellation);
        var node = await AnnouncerOf(FirstAddress);
        var pods = await Clarion.PodsAsync(Cancellation);
        var restarted = pods.First(pod => pod.Component == "speaker" && pod.Node != node.Name);

        await Cluster.ApiServer.StopAsync(Cancellation);
        try
        {
            await LabCluster.KillContainerAsync(restarted.ContainerId, Cancellation);
            await TrafficGoesOn(node);
        }
        finally
        {
            await Cluster.ApiServer.StartAsync(CancellationToken.None);
        }

        var after = await Clarion.WaitReadyAsync(Cancellation);
        Assert.Equal(pods.Select(pod => pod.Name), after.Select(pod => pod.Name));
        Assert.Equal(
            pods.Where(pod => pod.Name != restarted.Name && pod.Component == "speaker").Select(pod => pod.Restarts),
            after.Where(pod => pod.Name != restarted.Name && pod.Component == "speaker").Select(pod => pod.Restarts));
        Assert.Equal(node, await AnnouncerOf(FirstAddress));
        await CreateService("afterwards");
        await HasAddresses("afterwards", "10.89.0.201");
        Assert.Equal(0, await busy.CountBrokenAsync(Cancellation));
    }

    private async Task TrafficGoesOn(LabHost node)
    {
        var start = TimeProvider.System.GetTimestamp();
        do
        {
            await Client.ForgetNeighborsAsync(Cancellation);
            Assert.Equal(node, await AnnouncerOf(FirstAddress));
            Assert.Equal(node, await AnnouncerOf(FirstAddressV6));
            Assert.Equal("", (await Client.CurlAsync($"http://{FirstAddress}", 2, Cancellation)).Error);
            Assert.Equal("", (await Far.CurlAsync($"http://[{FirstAddressV6}]", 2, Cancellation)).Error);
        }
        while (TimeProvider.System.GetElapsedTime(start) < Outage);
    }
}
