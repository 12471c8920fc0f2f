using System.CommandLine;
using Microsoft.Extensions.Logging;

namespace Clarion.CommandLine;

/// <summary>What both roles have: where the API server is, who we are, how much to say.</summary>
internal sealed class CommonSettings
{
    public Setting<string> Namespace { get; } = new(
        "--namespace", "METALLB_NAMESPACE",
        "Namespace of this pod, where the configuration objects are.", "metallb-system", Parse.Text);

    public Setting<string> PodName { get; } = new(
        "--pod-name", "METALLB_POD_NAME", "Name of this pod.", "", Parse.Text);

    public Setting<string> LoadBalancerClass { get; } = new(
        "--lb-class", null,
        "Handle only Services with this spec.loadBalancerClass; empty: only Services without one.", "", Parse.Text);

    public Setting<TimeSpan> OrphanGrace { get; } = new(
        "--orphan-grace", null,
        "How long addresses are kept after their pool disappeared, so that deleting and creating it moves nothing.",
        TimeSpan.FromSeconds(10), Parse.Duration);

    public Setting<int> HealthProbePort { get; } = new(
        "--health-probe-port", null, "Port of /healthz and /readyz, 1 to 65535.", 17472,
        Parse.IntegerBetween(1, 65535));

    public Setting<LogLevel> LogLevel { get; } = new(
        "--log-level", null, "all, debug, info, warn, error or none.",
        Microsoft.Extensions.Logging.LogLevel.Information, Parse.Level);

    public Setting<string> Kubeconfig { get; } = new(
        "--kubeconfig", null,
        "Path of a kubeconfig; empty: the files of KUBECONFIG, else the pod's service account, else ~/.kube/config.",
        "", Parse.Text);

    public Setting<string> Context { get; } = new(
        "--context", null, "Context of the kubeconfig; empty: its current one.", "", Parse.Text);

    public void AddTo(Command verb)
    {
        foreach (var option in new Option[]
        {
            Namespace, PodName, LoadBalancerClass, OrphanGrace, HealthProbePort, LogLevel, Kubeconfig, Context,
        })
        {
            verb.Add(option);
        }
    }
}
