using System.Globalization;
using System.Text.Json.Nodes;
using Clarion.Scenarios.Api;
using Clarion.Scenarios.Measuring;
using Clarion.Testing.Clusters;
using Clarion.Testing.Processes;

namespace Clarion.Scenarios.Scenarios;

/// <summary>
/// How long <c>clarion status</c> takes on a large cluster where all is well, and how often it asks: a controller gives
/// the addresses, the rest is written as speakers and kubelets would.
/// </summary>
internal sealed class StatusScenario(BenchedApiServer server, string log)
{
    private const int Services = 2_000;
    private const int Runs = 5;

    private const string Ready = """{"conditions": [{"type": "Ready", "status": "True"}]}""";

    private const string AuditPolicy = """
        {"apiVersion": "audit.k8s.io/v1", "kind": "Policy", "omitStages": ["RequestReceived"],
         "rules": [{"level": "Metadata", "verbs": ["get", "list"]}, {"level": "None"}]}
        """;

    private const string Objects =
        """
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
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: controller, namespace: metallb-system, labels: {app: metallb, component: controller}}
        spec: {nodeName: n1, containers: [{name: controller, image: "clarion:bench"}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: speaker, namespace: metallb-system, labels: {app: metallb, component: speaker}}
        spec: {nodeName: n1, containers: [{name: speaker, image: "clarion:bench"}]}
        """;

    /// <summary>For all Services to get their addresses.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    /// <summary>Between two looks; after the last one the server has done all that follows from the writes.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    public static async Task<IEnumerable<Figure>> MeasureAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("clarion-status-").FullName;
        var (policy, log) = (Path.Combine(folder, "policy.json"), Path.Combine(folder, "audit.log"));
        await File.WriteAllTextAsync(policy, AuditPolicy, cancellation);
        try
        {
            await using var server = await BenchedApiServer.StartAsync(
                Objects, cancellation, $"--audit-policy-file={policy}", $"--audit-log-path={log}");
            return await new StatusScenario(server, log).RunAsync(cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<IEnumerable<Figure>> RunAsync(CancellationToken cancellation)
    {
        await using var controller = server.StartController();
        await FillAsync(cancellation);
        await RunOnceAsync(cancellation); // the files of the program are in memory from here on
        var before = await RequestsAsync(cancellation);
        var (whole, own) = (new Sample(), new Sample());
        for (var run = 0; run < Runs; run++)
        {
            var (time, processor) = await RunOnceAsync(cancellation);
            whole.Add(time);
            own.Add(processor);
        }

        var requests = (await RequestsAsync(cancellation) - before) / (double)Runs;
        var what = $"clarion status, {Services} Services";
        return
        [
            new($"{what}: processor time of its own (p50 of {Runs})", own.Median, "<= 500 ms"),
            new($"{what}: with the API server's time (p50 of {Runs})", whole.Median, "-"),
            new($"{what}: requests", requests.ToString("0.#", CultureInfo.InvariantCulture), "<= 10"),
        ];
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        await server.PatchStatusAsync("node/n1", Ready, cancellation);
        await server.PatchStatusAsync("pod/controller -n metallb-system", Ready, cancellation);
        await server.PatchStatusAsync("pod/speaker -n metallb-system", Ready, cancellation);
        using var api = ApiSession.Open(server.Kubeconfig);
        await BenchedApiServer.InParallelAsync(
            Services,
            async (i, token) =>
            {
                await api.CreateServiceAsync(Name(i), null, nodePorts: false, token);
                await api.CreateEndpointsAsync(Name(i), "n1", token);
                await AnnounceAsync(api, Name(i), token);
            },
            cancellation);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Deadline);
        while (await api.CountAddressesAsync(limit.Token) < Services)
            await Task.Delay(Rest, TimeProvider.System, limit.Token);
        await Task.Delay(Rest, TimeProvider.System, cancellation);
    }

    private static string Name(int number) => $"status-{number}";

    /// <summary>What the speaker of the node would write.</summary>
    private static async Task AnnounceAsync(ApiSession api, string service, CancellationToken cancellation)
    {
        const string Collection = "apis/metallb.io/v1beta1/namespaces/metallb-system/servicel2statuses";
        var labels = new JsonObject
        {
            ["metallb.io/node"] = "n1",
            ["metallb.io/service-name"] = service,
            ["metallb.io/service-namespace"] = ApiSession.Namespace,
        };
        var target = new JsonObject
        {
            ["apiVersion"] = "metallb.io/v1beta1",
            ["kind"] = "ServiceL2Status",
            ["metadata"] = new JsonObject { ["name"] = service, ["labels"] = labels },
        };
        var status = new JsonObject
        {
            ["node"] = "n1", ["serviceName"] = service, ["serviceNamespace"] = ApiSession.Namespace,
        };
        await api.CreateAsync(Collection, target.ToJsonString(), cancellation);
        await api.PatchAsync(
            $"{Collection}/{service}/status", new JsonObject { ["status"] = status }.ToJsonString(), cancellation);
    }

    private async Task<int> RequestsAsync(CancellationToken cancellation)
    {
        // kube-apiserver writes the line before it ends the answer.
        await using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        var text = await reader.ReadToEndAsync(cancellation);
        return text.Split('\n')
            .Count(line => line.Contains("\"userAgent\":\"clarion-status/", StringComparison.Ordinal));
    }

    /// <summary>A run of what ./clarion has built, without its look at the sources.</summary>
    /// <returns>From start to end, and the time on processors in it.</returns>
    private async Task<(TimeSpan Whole, TimeSpan Own)> RunOnceAsync(CancellationToken cancellation)
    {
        var program = Path.Combine(LabFolder.Repository, "artifacts/run/publish/clarion");
        var command = Command.Bash($"TIMEFORMAT='%U %S'; time {program} status --kubeconfig {server.Kubeconfig}");
        var begun = TimeProvider.System.GetTimestamp();
        var result = await command.RunAsync(cancellation);
        var whole = TimeProvider.System.GetElapsedTime(begun);
        if (!result.Succeeded || !result.Output.Contains($"{Services} with an address", StringComparison.Ordinal))
            throw new CommandFailedException(result.ToString());
        var seconds = result.Error.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Sum(text => double.Parse(text, CultureInfo.InvariantCulture));
        return (whole, TimeSpan.FromSeconds(seconds));
    }
}
