using Clarion.Testing.Kubernetes;
using Clarion.Testing.Processes;
using Clarion.Testing.Sources;

namespace Clarion.Testing.Clusters;

/// <summary>Where things are: this repository, and the folder with the Kubernetes programs.</summary>
public static class LabFolder
{
    /// <summary>The root of the repository that this program was built from.</summary>
    public static string Repository => SourceTree.Root;

    /// <summary>The folder with the cluster program.</summary>
    public static string Kubernetes { get; } =
        KubeFiles.Find() ?? throw new InvalidOperationException(KubeFiles.SkipReason);

    /// <summary>Where the cluster program keeps its state.</summary>
    public static string State { get; } = Environment.GetEnvironmentVariable("KUBE_LAB_STATE") ?? "/run/kube-lab";

    /// <summary>What the names of its network namespaces begin with.</summary>
    public static string Prefix { get; } = Environment.GetEnvironmentVariable("KUBE_LAB_PREFIX") ?? "kl-";

    /// <summary>Unpacks the Kubernetes programs where needed; the folder with kubectl in it.</summary>
    public static Task<string> UnpackAsync(CancellationToken cancellation) =>
        new Command(Path.Combine(Kubernetes, "unpack")).RunOrThrowAsync(cancellation);
}
