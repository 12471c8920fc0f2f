using Clarion.Testing.Clusters;
using Clarion.Testing.Kubernetes;
using Clarion.Testing.Processes;
using Clarion.Tests.Platform.Kubernetes;
using Clarion.Tests.Platform.Verbs.Reading;

namespace Clarion.Tests.Platform.Verbs.Documents;

/// <summary>Runs every command of docs/cli.md as it stands there, with the real program and kubectl.</summary>
public abstract class CommandLineDocumentTests(ServerFixture api) : IDisposable
{
    private const string Pools = """
        apiVersion: metallb.io/v1beta1
        kind: IPAddressPool
        metadata: {name: documented, namespace: metallb-system}
        spec: {addresses: [198.51.100.0/30]}
        ---
        apiVersion: metallb.io/v1beta1
        kind: L2Advertisement
        metadata: {name: documented, namespace: metallb-system}
        """;

    private const string Legacy = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: config, namespace: metallb-system}
        data:
          config: |
            address-pools:
            - {name: old, protocol: layer2, addresses: [198.51.100.8/30]}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("clarion-document-").FullName;

    public sealed class OnHub(HubFixture api) : CommandLineDocumentTests(api);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture api) : CommandLineDocumentTests(api);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_command_of_the_document_works_as_it_stands_there()
    {
        if (!KubeFiles.TryUnpack(out var programs))
            Assert.Skip(KubeFiles.SkipReason);
        var server = await api.TestServerAsync();
        using var kubeconfig = Kubeconfig.Of(server);
        Prepare(programs);
        await TypeAsync(kubeconfig, "kubectl create namespace metallb-system || true");
        await TypeAsync(kubeconfig, "kubectl apply -f pools.yaml -f config.yaml");
        try
        {
            var commands = await CommandsAsync();
            Assert.NotEmpty(commands);
            foreach (var command in commands)
                await TypeAsync(kubeconfig, command);
        }
        finally
        {
            await TypeAsync(kubeconfig, "kubectl delete -f pools.yaml -f config.yaml --ignore-not-found");
            await TypeAsync(kubeconfig, "kubectl delete -f resources.yaml --ignore-not-found || true");
        }
    }

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The lines of the blocks that are marked as shell; the others need an image or a running pod.</summary>
    private static async Task<IReadOnlyList<string>> CommandsAsync()
    {
        var (commands, isInside) = (new List<string>(), false);
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(LabFolder.Repository, "docs/cli.md"), Cancel))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                isInside = line == "```sh";
            else if (isInside)
                commands.Add(line);
        }

        return commands;
    }

    private void Prepare(string programs)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "clarion");
        Directory.CreateDirectory(Path.Combine(folder, "bin"));
        File.CreateSymbolicLink(Path.Combine(folder, "bin", "clarion"), program);
        File.CreateSymbolicLink(Path.Combine(folder, "bin", "kubectl-clarion"), program);
        File.CreateSymbolicLink(Path.Combine(folder, "bin", "kubectl"), Path.Combine(programs, "kubectl"));
        File.WriteAllText(Path.Combine(folder, "pools.yaml"), Pools);
        File.WriteAllText(Path.Combine(folder, "config.yaml"), Legacy);
    }

    /// <summary>Exit code 1 is a finding about the cluster, which no role runs in; more is a mistake.</summary>
    private async Task TypeAsync(Kubeconfig kubeconfig, string command)
    {
        var line = $"""
            set -o pipefail; export PATH={folder}/bin:$PATH KUBECONFIG={kubeconfig.Path} HOME={folder}
            cd {folder}; {command}
            """;
        var result = await new Command("bash", ["-c", line]).RunAsync(Cancel);
        Assert.True(result.ExitCode is 0 or 1, $"{command}\n{result.Output}\n{result.Error}");
        Assert.True(result.ExitCode == 0 || command.StartsWith("clarion ", StringComparison.Ordinal),
            $"{command}\n{result.Output}\n{result.Error}");
    }
}
