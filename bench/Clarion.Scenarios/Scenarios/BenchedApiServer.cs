using Clarion.Scenarios.Api;
using Clarion.Testing.Clusters;
using Clarion.Testing.Kubernetes;
using Clarion.Testing.Network;
using Clarion.Testing.Processes;

namespace Clarion.Scenarios.Scenarios;

/// <summary>An API server alone on the machine, with the kinds of Clarion and the namespaces that it needs.</summary>
internal sealed class BenchedApiServer : IAsyncDisposable
{
    private const int CreatorsMax = 64;

    private const string Namespaces =
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: metallb-system}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: bench}
        """;

    private readonly LocalApiServer server;
    private readonly string programs;

    private BenchedApiServer(LocalApiServer server, string programs) =>
        (this.server, this.programs) = (server, programs);

    /// <summary>The kubeconfig file of an administrator.</summary>
    public string Kubeconfig => Path.Combine(server.Folder, "kubeconfig");

    /// <summary>Starts it and fills it.</summary>
    /// <param name="objects">What else is to be there, as YAML.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="flags">More flags of the API server.</param>
    public static async Task<BenchedApiServer> StartAsync(
        string objects, CancellationToken cancellation, params string[] flags)
    {
        if (!KubeFiles.TryUnpack(out var programs))
            throw new InvalidOperationException(KubeFiles.SkipReason);
        var benched = new BenchedApiServer(await LocalApiServer.StartAsync(programs, flags), programs);
        await File.WriteAllTextAsync(benched.Kubeconfig, LocalKubeconfig.Of(benched.server), cancellation);
        await benched.Kubectl("apply --server-side -f deploy/crds/clarion-crds.yaml").RunOrThrowAsync(cancellation);
        await benched.Kubectl("wait --for=condition=Established crd --all").RunOrThrowAsync(cancellation);
        await benched.ApplyAsync(Namespaces, cancellation);
        await benched.ApplyAsync(objects, cancellation);
        return benched;
    }

    /// <summary>Calls something for each number from 0, many at once.</summary>
    public static Task InParallelAsync(
        int count, Func<int, CancellationToken, ValueTask> create, CancellationToken cancellation) =>
        Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = CreatorsMax, CancellationToken = cancellation },
            create);

    /// <summary>Starts a controller; who starts it ends it.</summary>
    public RunningCommand StartController() => new Command(
        Path.Combine(LabFolder.Repository, "clarion"),
        "controller", "--kubeconfig", Kubeconfig, "--log-level", "warn",
        "--health-probe-port", $"{FreePorts.Take(1)[0]}").Start();

    /// <summary>Applies objects.</summary>
    public Task ApplyAsync(string objects, CancellationToken cancellation) =>
        (Kubectl("apply -f -") with { Input = objects }).RunOrThrowAsync(cancellation);

    /// <summary>Merges a patch into an object's status.</summary>
    /// <param name="target">For example <c>node/n1</c>, with its namespace's option behind it.</param>
    /// <param name="status">The status, as JSON.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task PatchStatusAsync(string target, string status, CancellationToken cancellation)
    {
        var command = Kubectl($"patch --subresource=status --type=merge {target}");
        return (command with { Arguments = [.. command.Arguments, "-p", $$"""{"status": {{status}}}"""] })
            .RunOrThrowAsync(cancellation);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private Command Kubectl(string line) =>
        new(Path.Combine(programs, "kubectl"), ["--kubeconfig", Kubeconfig, .. line.Split(' ')])
        {
            WorkingDirectory = LabFolder.Repository,
        };
}
