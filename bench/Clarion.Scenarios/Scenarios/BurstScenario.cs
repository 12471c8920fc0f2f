using Clarion.Scenarios.Api;
using Clarion.Scenarios.Measuring;
using Clarion.Testing.Clusters;
using Clarion.Testing.Kubernetes;
using Clarion.Testing.Processes;
using Clarion.Testing.Waiting;

namespace Clarion.Scenarios.Scenarios;

/// <summary>Many Services at once, with an API server and a controller alone on the machine.</summary>
internal sealed class BurstScenario(string kubeconfig, string programs)
{
    private const int Services = 2_000;
    private const int CreatorsMax = 64;
    private const string HealthPort = "17992";

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
        apiVersion: metallb.io/v1beta1
        kind: IPAddressPool
        metadata: {name: burst, namespace: metallb-system}
        spec: {addresses: [10.100.0.0/16]}
        """;

    public static async Task<Figure> MeasureAsync(CancellationToken cancellation)
    {
        if (!KubeFiles.TryUnpack(out var programs))
            throw new InvalidOperationException(KubeFiles.SkipReason);
        await using var server = await LocalApiServer.StartAsync(programs);
        var kubeconfig = Path.Combine(server.Folder, "kubeconfig");
        await File.WriteAllTextAsync(kubeconfig, LocalKubeconfig.Of(server), cancellation);
        return await new BurstScenario(kubeconfig, programs).RunAsync(cancellation);
    }

    private async Task<Figure> RunAsync(CancellationToken cancellation)
    {
        await Kubectl("apply --server-side -f deploy/crds/clarion-crds.yaml").RunOrThrowAsync(cancellation);
        await Kubectl("wait --for=condition=Established crd/ipaddresspools.metallb.io").RunOrThrowAsync(cancellation);
        await (Kubectl("apply -f -") with { Input = Objects }).RunOrThrowAsync(cancellation);
        await using var controller = Controller().Start();
        using var api = ApiSession.Open(kubeconfig);
        await using var watch = await ServiceWatch.OpenAsync(api, cancellation);
        await WaitUntilServed(api, watch, controller, cancellation);

        var names = Enumerable.Range(0, Services).Select(i => $"burst-{i}").ToList();
        var limit = new ParallelOptions { MaxDegreeOfParallelism = CreatorsMax, CancellationToken = cancellation };
        await Parallel.ForEachAsync(names, limit, async (name, token) =>
            await api.CreateServiceAsync(name, null, nodePorts: false, token));
        var created = TimeProvider.System.GetTimestamp();
        var last = (await Task.WhenAll(names.Select(name => watch.AddressSeenAsync(name, cancellation)))).Max();
        var sample = new Sample();
        sample.Add(TimeProvider.System.GetElapsedTime(created, Math.Max(last, created)));
        return new Figure(
            $"{Services} Services at once: last address after the last creation's reply", sample.Median, "<= 100 ms");
    }

    private static async Task WaitUntilServed(
        ApiSession api, ServiceWatch watch, RunningCommand controller, CancellationToken cancellation)
    {
        await api.CreateServiceAsync("first", null, nodePorts: false, cancellation);
        var seen = watch.AddressSeenAsync("first", cancellation);
        await Eventually.HoldsAsync("the controller serves", TimeSpan.FromSeconds(30), _ =>
            !controller.HasExited
                ? Task.FromResult(seen.IsCompleted)
                : throw new CommandFailedException(controller.Output + controller.Error), cancellation);
    }

    private Command Controller() => new(
        Path.Combine(LabFolder.Repository, "clarion"),
        "controller", "--kubeconfig", kubeconfig, "--health-probe-port", HealthPort, "--log-level", "warn");

    private Command Kubectl(string line) =>
        new(Path.Combine(programs, "kubectl"), ["--kubeconfig", kubeconfig, .. line.Split(' ')])
        {
            WorkingDirectory = LabFolder.Repository,
        };
}
