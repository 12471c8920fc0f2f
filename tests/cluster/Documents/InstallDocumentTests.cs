using Clarion.Testing.Clusters;
using Clarion.Testing.Processes;
using Clarion.Testing.Waiting;
using Clarion.Tests.Cluster.Setup;

namespace Clarion.Tests.Cluster.Documents;

/// <summary>Runs the commands of docs/install.md as they stand there, in a folder with a copy of deploy/.</summary>
public sealed class InstallDocumentTests(ClusterFixture fixture) : ClusterTest(fixture)
{
    private const string OwnImage = "registry.example/clarion:0.1.0";

    /// <summary>What a block has that cannot be run here: a registry on the network, kubeadm's kube-proxy.</summary>
    private static readonly string[] NotRunHere = ["skopeo copy", "configmap kube-proxy"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("clarion-install-");
    private readonly HashSet<string> ran = [];

    [Fact]
    public async Task The_document_installs_upgrades_keeps_pools_and_removes_all()
    {
        var document = await InstallDocument.ReadAsync(Cancellation);
        await RunAll(document, "Install");
        await KeeperIsServed();
        await RunWithOwnImage(document);
        await RunAll(document, "Upgrade and roll back");
        await PodsRun(Installation.Image);
        await RunOnNode(Assert.Single(document.Under("Without a registry")));
        await RemoveAndKeepPools(document);

        await Run(document.Under("Uninstall")[1]);
        Assert.Equal("", await Type("kubectl get crd -o name | grep metallb.io || true"));
        await RunElsewhere(document);
        Assert.DoesNotContain(document.All, block =>
            !ran.Contains(block) && !NotRunHere.Any(word => block.Contains(word, StringComparison.Ordinal)));
    }

    protected override async Task PrepareAsync()
    {
        await Clarion.UninstallAsync(Cancellation);
        var from = Path.Combine(LabFolder.Repository, "deploy");
        await new Command("cp", "-r", from, folder.FullName).RunOrThrowAsync(Cancellation);
        File.Copy(Installation.ImageArchive, Path.Combine(folder.FullName, "clarion.tar"));
        await LabCluster.PushImageAsync(OwnImage, Installation.ImageArchive, Cancellation);
        await Type($"kubectl create deploy keeper -n default --image={WebServerImage.Name}");
        await Type("kubectl expose deploy keeper -n default --type=LoadBalancer --port=80");
    }

    protected override async Task CleanUpAsync()
    {
        await Type("kubectl delete svc,deploy -n default keeper --ignore-not-found");
        folder.Delete(recursive: true);
    }

    private async Task RunWithOwnImage(InstallDocument document)
    {
        foreach (var block in document.Under("A registry of your own").Skip(1))
            await Run(block);
        await PodsRun(OwnImage);
        Assert.Equal(
            "registry registry",
            await Type("kubectl get sa -n metallb-system controller speaker "
                + "-o jsonpath='{.items[*].imagePullSecrets[*].name}'"));
    }

    private async Task RemoveAndKeepPools(InstallDocument document)
    {
        await Run(document.Under("Uninstall")[0]);
        await Silent(FirstAddress);
        Assert.Equal("first", await Type("kubectl get ipaddresspool -A -o jsonpath={.items[*].metadata.name}"));
        Assert.Equal(FirstAddress, await AddressOfKeeper());

        await Run(document.Under("Install")[0]);
        await Run(document.Under("Install")[1]);
        await KeeperIsServed();
    }

    private async Task RunElsewhere(InstallDocument document)
    {
        const string Elsewhere = "load-balancer";
        var there = new Installation(Cluster, Elsewhere);
        await Run(Assert.Single(document.Under("Another namespace")));
        try
        {
            await there.WaitReadyAsync(Cancellation);
            var pool = document.Under("Install")[2].Replace("metallb-system", Elsewhere, StringComparison.Ordinal);
            await Type(pool);
            await KeeperIsServed();
            Assert.Equal("", await Type("kubectl get ns metallb-system -o name --ignore-not-found"));
        }
        finally
        {
            await Cluster.TypeAsync($"kubectl delete -k {folder.FullName}/elsewhere", CancellationToken.None);
        }
    }

    private async Task KeeperIsServed()
    {
        await Eventually.HoldsAsync(
            "Service keeper has its address", TimeSpan.FromSeconds(15), _ => AddressOfKeeper(),
            address => address == FirstAddress, Cancellation);
        await SeesPage(Client, FirstAddress);
        await AnnouncerOf(FirstAddress);
    }

    private Task<string> AddressOfKeeper() =>
        Type("kubectl get svc -n default keeper -o jsonpath={.status.loadBalancer.ingress[*].ip}");

    private Task<IReadOnlyList<PodFacts>> PodsRun(string image) => Eventually.HoldsAsync(
        $"all pods run {image} and are Ready", TimeSpan.FromSeconds(60), Clarion.PodsAsync,
        pods => pods.Count == 4 && pods.All(pod => pod.Image == image && pod.Ready), Cancellation);

    private async Task RunAll(InstallDocument document, string heading)
    {
        foreach (var block in document.Under(heading))
            await Run(block);
    }

    private async Task Run(string block)
    {
        ran.Add(block);
        var command = Cluster.Typed("set -e\n" + block) with { WorkingDirectory = folder.FullName };
        await command.RunOrThrowAsync(Cancellation);
    }

    private async Task RunOnNode(string block)
    {
        ran.Add(block);
        var line = $"cd {folder.FullName} && {block}";
        await LabCluster.ToolAsync(["run", Cluster.Nodes[0].Name, "bash", "-c", line], Cancellation);
    }
}
