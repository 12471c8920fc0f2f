using Clarion.Testing.Clusters;
using Clarion.Testing.Kubernetes;
using Clarion.Testing.Processes;

namespace Clarion.Tests.Platform.Conformance.Kubectl;

/// <summary>The real kubectl, told of a server by a kubeconfig file alone. Disposing removes that.</summary>
internal sealed class KubectlSession : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("clarion-kubectl-");
    private readonly Dictionary<string, string> environment;
    private readonly string inNamespace;

    /// <param name="server">The server.</param>
    /// <param name="programs">The folder that kubectl is in.</param>
    /// <param name="inNamespace">The namespace of all commands that name none.</param>
    public KubectlSession(TestServer server, string programs, string inNamespace)
    {
        this.inNamespace = inNamespace;
        var config = Path.Combine(folder.FullName, "config");
        File.WriteAllText(config, $$$"""
            apiVersion: v1
            kind: Config
            current-context: test
            contexts:
            - {name: test, context: {cluster: test, user: test, namespace: {{{inNamespace}}} } }
            clusters:
            - name: test
              cluster:
                server: https://127.0.0.1:{{{server.Port}}}
                certificate-authority: {{{server.AuthorityFile}}}
            users:
            - {name: test, user: {token: {{{server.Token}}} } }
            """);
        environment = new()
        {
            ["KUBECONFIG"] = config,
            ["KUBECACHEDIR"] = Path.Combine(Path.GetDirectoryName(server.AuthorityFile)!, "kubectl-cache"),
            ["PATH"] = $"{programs}:{Environment.GetEnvironmentVariable("PATH")}",
            ["NAMESPACE"] = inNamespace,
        };
    }

    /// <summary>The folder of the transcripts and the objects that they apply.</summary>
    public static string Scripts { get; } =
        Path.Combine(LabFolder.Repository, "tests", "platform", "Conformance", "Kubectl", "Scripts");

    /// <summary>Runs a line of shell and gives what it printed, masked, and its exit code.</summary>
    public async Task<(string Output, int Code)> RunAsync(string line)
    {
        var result = await Shell($"exec 2>&1; {line}").RunAsync(TestContext.Current.CancellationToken);
        return (Mask.Apply(result.Output, inNamespace), result.ExitCode);
    }

    /// <summary>Starts a line of shell that goes on.</summary>
    public RunningCommand Start(string line) => Shell($"exec {line}").Start();

    public void Dispose() => folder.Delete(recursive: true);

    private Command Shell(string line) => Command.Bash(line) with
    {
        Environment = environment,
        WorkingDirectory = Scripts,
    };
}
