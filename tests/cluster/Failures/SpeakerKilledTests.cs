using Clarion.Testing.Clusters;
using Clarion.Testing.Waiting;
using Clarion.Tests.Cluster.Setup;

namespace Clarion.Tests.Cluster.Failures;

public sealed class SpeakerKilledTests(ClusterFixture fixture) : InstalledTest(fixture)
{
    /// <summary>How long a node keeps its place. On idle machines the speaker is back within 5 s.</summary>
    private static readonly TimeSpan PlaceKept = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task A_killed_speaker_is_back_before_another_node_takes_over_and_no_connection_breaks()
    {
        await using var near = await BusyConnections.OpenAsync(Client, FirstAddress, 10, Cancellation);
        await using var far = await BusyConnections.OpenAsync(Far, $"[{FirstAddressV6}]", 10, Cancellation);
        var node = await AnnouncerOf(FirstAddress);
        var before = await Clarion.SpeakerAsync(node, Cancellation);
        var addresses = await AddressesOf("page");

        await LabCluster.KillContainerAsync(before.ContainerId, Cancellation);
        await Eventually.HoldsAsync(
            "the speaker is Ready again", PlaceKept, token => Clarion.SpeakerAsync(node, token),
            pod => pod.Ready && pod.Restarts == before.Restarts + 1, Cancellation);

        Assert.Equal(node, await AnnouncerOf(FirstAddress));
        Assert.Equal(node, await AnnouncerOf(FirstAddressV6));
        Assert.Equal(addresses, await AddressesOf("page"));
        Assert.Equal(0, await near.CountBrokenAsync(Cancellation) + await far.CountBrokenAsync(Cancellation));
    }
}
