using Clarion.Testing.Clusters;
using Clarion.Testing.Waiting;
using Clarion.Tests.Cluster.Setup;

namespace Clarion.Tests.Cluster.Failures;

public sealed class ControllerKilledTests(ClusterFixture fixture) : InstalledTest(fixture)
{
    [Fact]
    public async Task A_killed_controller_changes_nothing_and_serves_what_came_meanwhile_when_it_is_back()
    {
        await using var busy = await BusyConnections.OpenAsync(Client, FirstAddress, 5, Cancellation);
        var version = await VersionOfPage();
        var before = await Clarion.ControllerAsync(Cancellation);

        await LabCluster.KillContainerAsync(before.ContainerId, Cancellation);
        await CreateService("meanwhile");
        await HasAddresses("meanwhile", "10.89.0.201", seconds: 30);

        var after = await Eventually.HoldsAsync(
            "the controller is Ready again", TimeSpan.FromSeconds(30), Clarion.ControllerAsync, pod => pod.Ready,
            Cancellation);
        Assert.Equal((before.Name, before.Restarts + 1), (after.Name, after.Restarts));
        Assert.Equal(version, await VersionOfPage());
        Assert.Equal(0, await busy.CountBrokenAsync(Cancellation));
    }
}
