using System.Globalization;
using Clarion.Scenarios.Api;
using Clarion.Scenarios.Measuring;
using Clarion.Testing.Clusters;
using Clarion.Testing.Kubernetes;
using Clarion.Testing.Processes;

namespace Clarion.Scenarios.Scenarios;

/// <summary>How long <c>clarion status</c> takes on a large cluster, and how often it asks.</summary>
internal sealed class StatusScenario(string kubeconfig, string programs)
{
    private const int Services = 2_000;
    private const int CreatorsMax = 64;
    private const int Runs = 5;
    private const string HealthPort = "17993";
    private const string AuditLog = "audit.log";

    private const string AuditPolicy = """
        {"apiVersion": "audit.k8s.io/v1", "kind": "Policy", "omitStages": ["RequestReceived"],
         "rules": [{"level": "Metadata"}]}
        """;

    private const string Objects =
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: metallb-system}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: bench}
        ---
        apiVersion: v1
        kind: Node
        metadata: {name: n1}
        ---
        apiVersion: metallb.io/v1beta1
        kind: IPAddressPool
        metadata: {name: large, namespace: metallb-system}
        spec: {addresses: [10.100.0.0/16]}
        ---
        apiVersion: metallb.io/v1beta1
        kind: L2Advertisement
        metadata: {name: all, namespace: metallb-system}
        """;

    public static async Task<IEnumerable<Figure>> MeasureAsync(CancellationToken cancellation)
    {
        if (!KubeFiles.TryUnpack(out var programs))
            throw new InvalidOperationException(KubeFiles.SkipReason);
        var folder = Directory.CreateTempSubdirectory("clarion-status-").FullName;
        var (policy, log) = (Path.Combine(folder, "policy.json"), Path.Combine(folder, AuditLog));
        await File.WriteAllTextAsync(policy, AuditPolicy, cancellation);
        try
        {
            await using var server = await LocalApiServer.StartAsync(
                programs, $"--audit-policy-file={policy}", $"--audit-log-path={log}");
            var kubeconfig = Path.Combine(server.Folder, "kubeconfig");
            await File.WriteAllTextAsync(kubeconfig, LocalKubeconfig.Of(server), cancellation);
            return await new StatusScenario(kubeconfig, programs).RunAsync(log, cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<IEnumerable<Figure>> RunAsync(string log, CancellationToken cancellation)
    {
        await Kubectl("apply --server-side -f deploy/crds/clarion-crds.yaml").RunOrThrowAsync(cancellation);
        await Kubectl("wait --for=condition=Established crd --all").RunOrThrowAsync(cancellation);
        await (Kubectl("apply -f -") with { Input = Objects }).RunOrThrowAsync(cancellation);
        await FillAsync(cancellation);
        await Status().RunAsync(cancellation); // the files of the program are in memory from here on
        var before = await RequestsAsync(log, cancellation);
        var sample = new Sample();
        for (var run = 0; run < Runs; run++)
        {
            var begun = TimeProvider.System.GetTimestamp();
            var result = await Status().RunAsync(cancellation);
            sample.Add(TimeProvider.System.GetElapsedTime(begun));
            if (!result.Output.Contains($"{Services}", StringComparison.Ordinal))
                throw new CommandFailedException(result.ToString());
        }

        var requests = (await RequestsAsync(log, cancellation) - before) / Runs;
        return
        [
            new($"clarion status, {Services} Services, with the API server's own time (p50 of {Runs})", sample.Median,
                "<= 500 ms of its own"),
            new($"clarion status, {Services} Services: requests",
                requests.ToString(CultureInfo.InvariantCulture), "<= 10"),
        ];
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        await using var controller = new Command(
            Path.Combine(LabFolder.Repository, "clarion"),
            "controller", "--kubeconfig", kubeconfig, "--health-probe-port", HealthPort, "--log-level", "warn").Start();
        using var api = ApiSession.Open(kubeconfig);
        await using var watch = await ServiceWatch.OpenAsync(api, cancellation);
        var names = Enumerable.Range(0, Services).Select(i => $"status-{i}").ToList();
        var limit = new ParallelOptions { MaxDegreeOfParallelism = CreatorsMax, CancellationToken = cancellation };
        await Parallel.ForEachAsync(names, limit, async (name, token) =>
        {
            await api.CreateServiceAsync(name, null, nodePorts: false, token);
            await api.CreateEndpointsAsync(name, "n1", token);
        });
        await Task.WhenAll(names.Select(name => watch.AddressSeenAsync(name, cancellation)));
    }

    private static async Task<int> RequestsAsync(string log, CancellationToken cancellation)
    {
        // kube-apiserver writes the line before it ends the answer.
        await using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        var text = await reader.ReadToEndAsync(cancellation);
        return text.Split('\n')
            .Count(line => line.Contains("\"userAgent\":\"clarion-status/", StringComparison.Ordinal));
    }

    /// <summary>What ./clarion has built, without its look at the sources.</summary>
    private Command Status() => new(
        Path.Combine(LabFolder.Repository, "artifacts/run/bin/Clarion/release/clarion"),
        "status", "--kubeconfig", kubeconfig);

    private Command Kubectl(string line) =>
        new(Path.Combine(programs, "kubectl"), ["--kubeconfig", kubeconfig, .. line.Split(' ')])
        {
            WorkingDirectory = LabFolder.Repository,
        };
}
