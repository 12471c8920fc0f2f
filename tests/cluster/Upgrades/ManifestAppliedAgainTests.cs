using Clarion.Testing.Clusters;
using Clarion.Testing.Waiting;
using Clarion.Tests.Cluster.Setup;

namespace Clarion.Tests.Cluster.Upgrades;

public sealed class ManifestAppliedAgainTests(ClusterFixture fixture) : InstalledTest(fixture)
{
    private const string OtherTag = "9.9.9";

    private static readonly string OtherImage =
        $"{Installation.Image[..Installation.Image.LastIndexOf(':')]}:{OtherTag}";

    [Fact]
    public async Task The_same_manifest_applied_again_changes_nothing()
    {
        var pods = await Clarion.PodsAsync(Cancellation);
        var (objects, page) = (await VersionsOfObjects(), await VersionOfPage());

        await Type($"kubectl apply -f {Installation.Manifest}");

        Assert.Equal(objects, await VersionsOfObjects());
        Assert.Equal(pods, await Clarion.WaitReadyAsync(Cancellation));
        Assert.Equal(page, await VersionOfPage());
    }

    [Fact]
    public async Task Another_version_applied_over_this_one_and_back_moves_no_address_and_breaks_no_connection()
    {
        await LabCluster.PushImageAsync(OtherImage, Installation.ImageArchive, Cancellation);
        await CreateService("second");
        await HasAddresses("second", "10.89.0.201");
        await using var near = await BusyConnections.OpenAsync(Client, FirstAddress, 10, Cancellation);
        await using var far = await BusyConnections.OpenAsync(Far, $"[{FirstAddressV6}]", 10, Cancellation);

        await Replace(
            $"sed 's|{Installation.Image}|{OtherImage}|' {Installation.Manifest} | kubectl apply -f -", OtherImage);
        await AddressesAreWhereTheyWere();
        await Replace($"kubectl apply -f {Installation.Manifest}", Installation.Image);
        await AddressesAreWhereTheyWere();

        Assert.Equal(0, await near.CountBrokenAsync(Cancellation) + await far.CountBrokenAsync(Cancellation));
    }

    private async Task<string[]> VersionsOfObjects() => (await Type(
        $"kubectl get -f {Installation.Manifest} --no-headers "
        + "-o custom-columns=KIND:.kind,NAME:.metadata.name,VERSION:.metadata.resourceVersion")).Split('\n');

    private async Task Replace(string line, string image)
    {
        await Type(line);
        await Eventually.HoldsAsync(
            $"all pods run {image}", TimeSpan.FromSeconds(60), Clarion.PodsAsync,
            pods => pods.Count == 4 && pods.All(pod => pod.Image == image), Cancellation);
        await Clarion.WaitReadyAsync(Cancellation);
    }

    private async Task AddressesAreWhereTheyWere()
    {
        Assert.Equal($"{FirstAddress} {FirstAddressV6}", await AddressesOf("page"));
        Assert.Equal("10.89.0.201", await AddressesOf("second"));
        await SeesPage(Client, FirstAddress, seconds: 2);
        await SeesPage(Far, $"[{FirstAddressV6}]", seconds: 2);
        await SeesPage(Far, "10.89.0.201", seconds: 2);
    }
}
