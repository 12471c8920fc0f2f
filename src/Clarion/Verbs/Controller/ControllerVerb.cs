using System.CommandLine;
using Clarion.CommandLine;
using Clarion.Controller;

namespace Clarion.Verbs.Controller;

/// <summary><c>clarion controller</c>.</summary>
internal static class ControllerVerb
{
    public static Command Create()
    {
        var common = new CommonSettings();
        var ignored = IgnoredSettings.OfController();
        var verb = new Command(
            "controller",
            "Hands out addresses to Services. Example: clarion controller --kubeconfig ~/.kube/config");
        common.AddTo(verb);
        ignored.AddTo(verb);
        verb.SetAction((parsed, cancellationToken) => new RoleHost(parsed, common, ignored).RunAsync(
            "controller",
            null,
            (client, loggers) =>
            {
                var role = new ControllerRole(OptionsOf(parsed, common), client, TimeProvider.System, loggers);
                return new(role.RunAsync, () => role.NotLive, () => role.NotReady);
            },
            cancellationToken));
        return verb;
    }

    private static ControllerOptions OptionsOf(ParseResult parsed, CommonSettings common)
    {
        var pod = parsed.GetValue(common.PodName);
        // Outside a pod: the machine's name, as other controllers do.
        return new(
            string.IsNullOrEmpty(pod) ? Environment.MachineName : pod, parsed.GetRequiredValue(common.Namespace))
        {
            LoadBalancerClass = parsed.GetRequiredValue(common.LoadBalancerClass),
            OrphanGrace = parsed.GetValue(common.OrphanGrace),
        };
    }
}
