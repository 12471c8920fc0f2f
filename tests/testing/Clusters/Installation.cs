using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Clarion.Testing.Waiting;

namespace Clarion.Testing.Clusters;

/// <summary>Clarion in a cluster, put there by its shipped manifests.</summary>
/// <param name="cluster">Where.</param>
/// <param name="ns">In which namespace.</param>
public sealed partial class Installation(LabCluster cluster, string ns = Installation.DefaultNamespace)
{
    public const string DefaultNamespace = "metallb-system";
    public const string NamespaceManifest = "deploy/manifests/namespace.yaml";
    public const string Manifest = "deploy/manifests/clarion.yaml";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The image that the manifest names.</summary>
    public static string Image { get; } =
        ImageLine().Match(File.ReadAllText(Path.Combine(LabFolder.Repository, Manifest))).Groups[1].Value;

    /// <summary>The archive of that image, as ./test built it.</summary>
    public static string ImageArchive => Environment.GetEnvironmentVariable("CLARION_IMAGE") is { Length: > 0 } path
        ? path
        : throw new InvalidOperationException(
            "CLARION_IMAGE is not set: build the image (deploy/image/build --output FILE) and set it to FILE");

    /// <summary>Applies the manifests and waits until all is Ready. Nothing changes where that is so already.</summary>
    public async Task InstallAsync(CancellationToken cancellation)
    {
        await cluster.TypeAsync($"kubectl apply -f {NamespaceManifest} && kubectl apply -f {Manifest}", cancellation);
        await WaitReadyAsync(cancellation);
    }

    /// <summary>Removes everything, the pools too, and waits until it is gone.</summary>
    public Task UninstallAsync(CancellationToken cancellation) => cluster.TypeAsync(
        $"kubectl delete --ignore-not-found -f {Manifest} && kubectl delete --ignore-not-found -f {NamespaceManifest}",
        cancellation);

    /// <summary>Waits for one controller and a speaker on every node, all Ready, and none else.</summary>
    public Task<IReadOnlyList<PodFacts>> WaitReadyAsync(CancellationToken cancellation) =>
        Eventually.HoldsAsync("a controller and a speaker on every node are Ready", Patience, PodsAsync, pods =>
            pods.All(pod => pod.Ready)
            && pods.Count(pod => pod.Component == "controller") == 1
            && pods.Where(pod => pod.Component == "speaker").Select(pod => pod.Node).Order()
                .SequenceEqual(cluster.Nodes.Select(node => node.Name)), cancellation);

    /// <summary>All our pods, by name.</summary>
    public async Task<IReadOnlyList<PodFacts>> PodsAsync(CancellationToken cancellation)
    {
        var list = await cluster.TypeAsync($"kubectl get pod -n {ns} -l app=metallb -o json", cancellation);
        return [.. JsonNode.Parse(list)!["items"]!.AsArray().Select(item => Facts(item!)).OrderBy(pod => pod.Name)];
    }

    /// <summary>The pod of the controller.</summary>
    public async Task<PodFacts> ControllerAsync(CancellationToken cancellation) =>
        (await PodsAsync(cancellation)).Single(pod => pod.Component == "controller");

    /// <summary>The speaker's pod on a node.</summary>
    public async Task<PodFacts> SpeakerAsync(LabHost node, CancellationToken cancellation) =>
        (await PodsAsync(cancellation)).Single(pod => pod.Component == "speaker" && pod.Node == node.Name);

    /// <summary>What a person needs who wants to know why something failed.</summary>
    public async Task<string> ReportAsync(CancellationToken cancellation)
    {
        var result = await cluster.Typed(
            $"""
             kubectl get node,pod,svc,ipaddresspool,l2advertisement,servicel2status -A -o wide 2>&1
             echo; kubectl get events -A --sort-by=.metadata.creationTimestamp 2>&1 | tail -n 30
             for pod in $(kubectl get pod -n {ns} -l app=metallb -o name); do
                 echo; echo "== $pod"
                 kubectl logs -n {ns} $pod --previous --tail=15 2>/dev/null && echo "-- restarted --"
                 kubectl logs -n {ns} $pod --tail=30 2>&1
             done
             true
             """).RunAsync(cancellation);
        return result.Output;
    }

    private static PodFacts Facts(JsonNode pod)
    {
        var status = pod["status"]!["containerStatuses"]?[0];
        var ready = status?["ready"]?.GetValue<bool>() == true && pod["metadata"]!["deletionTimestamp"] is null;
        return new PodFacts(
            (string)pod["metadata"]!["name"]!,
            (string?)pod["metadata"]!["labels"]?["component"] ?? "",
            (string?)pod["spec"]!["nodeName"] ?? "",
            ready,
            (int?)status?["restartCount"] ?? 0,
            (string?)status?["containerID"] ?? "",
            (string)pod["spec"]!["containers"]![0]!["image"]!);
    }

    [GeneratedRegex(@"^\s+image: (\S+)$", RegexOptions.Multiline)]
    private static partial Regex ImageLine();
}
