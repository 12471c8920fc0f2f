using System.CommandLine;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Credentials;
using Clarion.Linux.Processes;
using Clarion.Verbs;
using Microsoft.Extensions.Logging.Abstractions;

namespace Clarion.CommandLine;

/// <summary>Which cluster a verb asks, and as whom.</summary>
internal sealed class ClusterSettings
{
    public Setting<string> Kubeconfig { get; } = new(
        "--kubeconfig", null,
        "Path of a kubeconfig; empty: the files of KUBECONFIG, else the pod's service account, else ~/.kube/config.",
        "", Parse.Text)
    {
        HelpName = "FILE",
    };

    public Setting<string> Context { get; } = new(
        "--context", null, "Context of the kubeconfig; empty: its current one.", "", Parse.Text)
    {
        HelpName = "NAME",
    };

    public Setting<string> Namespace { get; } = new(
        "--namespace", "METALLB_NAMESPACE",
        "Namespace of Clarion's own pods and configuration objects.", "metallb-system", Parse.Text)
    {
        HelpName = "NAMESPACE",
        Aliases = { "-n" },
    };

    public void AddTo(Command verb)
    {
        verb.Add(Namespace);
        verb.Add(Kubeconfig);
        verb.Add(Context);
    }

    /// <summary>
    /// Makes a session with the API server; nothing is sent yet. A process that is there for this alone trusts, from
    /// here on, only whom the cluster trusts.
    /// </summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="invocation">Where it runs.</param>
    /// <param name="session">The session, which the caller ends; null where there is none.</param>
    /// <returns>Null, or what is wrong, where, and what to do.</returns>
    public string? TryOpen(ParseResult parsed, Invocation invocation, out ClusterSession? session)
    {
        session = null;
        if (!ClientConfiguration.TryFind(
                parsed.GetValue(Kubeconfig), parsed.GetValue(Context), out var found, out var problem))
            return problem;
        var configuration = found with
        {
            Proxy = found.Proxy ?? EnvironmentProxy.For(found.Server, Environment.GetEnvironmentVariable),
            UserAgent = $"clarion-{parsed.CommandResult.Command.Name}/{Logging.Version}",
            Exec = invocation.Terminal.CanAsk ? found.Exec?.AtTerminal() : found.Exec,
        };
        if (invocation.IsWholeProcess && TrustsNoMachineAuthority(configuration))
            MachineAuthorities.Forgo();
        var client = KubernetesClient.Connect(configuration, invocation.Time, NullLoggerFactory.Instance);
        var progress = new Output.ProgressLine(
            invocation.Terminal, invocation.Time, $"asking {configuration.Server.Authority}");
        session = new(client, parsed.GetRequiredValue(Namespace), configuration.Server, invocation.Time, progress);
        return null;
    }

    /// <summary>The usual case: clusters have an authority of their own. A proxy may be one of the world's.</summary>
    private static bool TrustsNoMachineAuthority(ClientConfiguration configuration) =>
        configuration.Proxy is null
        && (configuration.CertificateAuthority is not null || configuration.InsecureSkipTlsVerify);
}
