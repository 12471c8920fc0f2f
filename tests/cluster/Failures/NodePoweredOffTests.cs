using Clarion.Testing.Clusters;
using Clarion.Tests.Cluster.Setup;

namespace Clarion.Tests.Cluster.Failures;

public sealed class NodePoweredOffTests(ClusterFixture fixture) : InstalledTest(fixture)
{
    /// <summary>Kubernetes calls a silent node NotReady after about 20 s here; on idle machines 25 s suffice.</summary>
    private const int TakenOverSeconds = 45;

    [Fact]
    public async Task Another_node_answers_when_the_announcing_one_is_powered_off()
    {
        var node = await AnnouncerOf(FirstAddress);
        await PutPageOn(Cluster.Nodes.First(other => other != node));
        await SeesPage(Client, FirstAddress);

        await LabCluster.CrashAsync(node, Cancellation);
        try
        {
            await SeesPage(Client, FirstAddress, seconds: TakenOverSeconds);
            await SeesPage(Client, $"[{FirstAddressV6}]");
            await SeesPage(Far, FirstAddress);
            Assert.NotEqual(node, await AnnouncerOf(FirstAddress));
        }
        finally
        {
            await LabCluster.BootAsync(node, CancellationToken.None);
        }

        await Type($"kubectl wait --for=condition=Ready node/{node.Name} --timeout=120s");
        await Clarion.WaitReadyAsync(Cancellation);
        await SeesPage(Client, FirstAddress);
        await AnnouncerOf(FirstAddress);
    }

    private async Task PutPageOn(LabHost node)
    {
        var patch = $$"""[{"op": "add", "path": "/spec/template/spec/nodeName", "value": "{{node.Name}}"}]""";
        // After an outage of the API server the kubelets and the controller manager need a while to return.
        await Type("kubectl wait --for=condition=Ready nodes --all --timeout=120s");
        await Type($"kubectl patch -n web deploy/page --type=json -p '{patch}'");
        await Type("kubectl rollout status -n web deploy/page --timeout=120s");
    }
}
