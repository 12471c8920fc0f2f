using System.CommandLine;
using System.Net;
using Clarion.CommandLine;
using Clarion.Health;
using Clarion.Kubernetes.Client;
using Clarion.Speaker;
using Clarion.Speaker.Viewing;
using Microsoft.Extensions.Logging;

namespace Clarion.Verbs.Speaker;

/// <summary><c>clarion speaker</c>.</summary>
internal static class SpeakerVerb
{
    public static Command Create()
    {
        var common = new CommonSettings();
        var settings = new SpeakerSettings();
        var ignored = IgnoredSettings.OfSpeaker();
        var verb = new Command(
            "speaker",
            "Announces addresses from this node. Example: clarion speaker --node-name n1 --kubeconfig ~/.kube/config");
        common.AddTo(verb);
        settings.AddTo(verb);
        ignored.AddTo(verb);
        verb.SetAction((parsed, cancellationToken) => new RoleHost(parsed, common, ignored).RunAsync(
            "speaker",
            // In a pod on the host's network: nobody but this node's kubelet is to ask.
            IPAddress.Loopback,
            (client, loggers) =>
            {
                var options = OptionsOf(parsed, common, settings);
                var role = SpeakerRole.Create(options, client, TimeProvider.System, loggers);
                var views = ViewsOf(parsed, common, settings, role, (client, loggers));
                return new(
                    token => RunAsync(role, views, token), () => role.NotLiveBecause, () => role.NotReadyBecause);
            },
            cancellationToken));
        return verb;
    }

    private static async Task RunAsync(
        Clarion.Speaker.Speaker role, ViewServer? views, CancellationToken cancellationToken)
    {
        using (role)
        {
            var serving = views?.RunAsync(cancellationToken) ?? Task.CompletedTask;
            await Task.WhenAll(role.RunAsync(cancellationToken), serving);
        }
    }

    /// <summary>What operators ask; null where nobody said on which address.</summary>
    private static ViewServer? ViewsOf(
        ParseResult parsed,
        CommonSettings common,
        SpeakerSettings settings,
        Clarion.Speaker.Speaker role,
        (KubernetesClient Client, ILoggerFactory Loggers) around)
    {
        var logger = around.Loggers.CreateLogger("Clarion");
        var (host, port) = (parsed.GetRequiredValue(settings.Host), parsed.GetValue(common.HealthProbePort));
        if (host.Length == 0)
            return null;
        if (!IPAddress.TryParse(host, out var address))
        {
            Log.ViewNotServed(logger, host, port, "it is no IP address");
            return null;
        }

        var gate = new ViewerGate(around.Client, parsed.GetRequiredValue(common.Namespace), TimeProvider.System);
        return new(address, port, gate, () => role.View with { Version = Logging.Version }, logger);
    }

    private static SpeakerOptions OptionsOf(ParseResult parsed, CommonSettings common, SpeakerSettings settings)
    {
        var refresh = parsed.GetValue(settings.GratuitousArpInterval);
        return new(
            new(parsed.GetRequiredValue(settings.NodeName)),
            parsed.GetRequiredValue(common.PodName),
            parsed.GetRequiredValue(common.Namespace))
        {
            LoadBalancerClass = parsed.GetRequiredValue(common.LoadBalancerClass),
            OrphanGrace = parsed.GetValue(common.OrphanGrace),
            IgnoresExcludeLabel = parsed.GetValue(settings.IgnoreExcludeLabel),
            AnnounceRate = parsed.GetValue(settings.AnnounceRate),
            RefreshInterval = refresh == TimeSpan.Zero ? null : refresh,
        };
    }
}
