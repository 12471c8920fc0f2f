using Clarion.Testing.Clusters;
using Clarion.Tests.Cluster.Setup;

[assembly: AssemblyFixture(typeof(ClusterFixture))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: TestCollectionOrderer(typeof(RingOrder))]
[assembly: TestCaseOrderer(typeof(DeclarationOrder))]

namespace Clarion.Tests.Cluster.Setup;

/// <summary>The one cluster of a run, with the images that the tests use. Nothing is installed in it yet.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    private LabCluster? cluster;

    public LabCluster Cluster => cluster ?? throw new InvalidOperationException("the cluster is not up");

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var image = Installation.ImageArchive;
        cluster = await LabCluster.StartAsync(["--snooping"], cancellation);
        await WebServerImage.PushAsync(cancellation);
        await LabCluster.PushImageAsync(Installation.Image, image, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (cluster is not null)
            await cluster.DisposeAsync();
    }
}
