using System.Text.Json.Nodes;
using Clarion.Api;
using Clarion.Api.Core;
using Clarion.CommandLine;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Yaml;

namespace Clarion.Inspection;

/// <summary>What carries traffic from the announcing node to the endpoints, as far as it can be known.</summary>
/// <param name="ReadyOn">Nodes on which it is Ready; null where that is not known.</param>
/// <param name="Mode">For example iptables, ipvs or nftables; null where that is not known.</param>
/// <param name="IsArpStrict">Whether ipvs.strictARP is set; null outside of mode ipvs.</param>
/// <param name="NotKnown">Why something of it is not known, as a sentence; null when all is.</param>
internal sealed record KubeProxy(
    IReadOnlySet<string>? ReadyOn, string? Mode, bool? IsArpStrict, string? NotKnown)
{
    private const string SystemNamespace = "kube-system";
    private const string Name = "kube-proxy";
    private const string ConfigurationKey = "config.conf";
    private const string DefaultMode = "iptables";

    /// <summary>Where kubeadm puts it: its pods, and its ConfigMap.</summary>
    public static async Task<KubeProxy> ReadAsync(ClusterSession session, CancellationToken cancellationToken)
    {
        var pods = session.Client.ListAsync(
            Kinds.Pod, new(SystemNamespace, $"k8s-app={Name}"), cancellationToken);
        var map = session.Client.GetAsync(Kinds.ConfigMap, new(SystemNamespace, Name), cancellationToken);
        return Of(await pods, await map);
    }

    private static KubeProxy Of(ApiResult<Api.Meta.ObjectList<Pod>> pods, ApiResult<ConfigMap> map)
    {
        if (!pods.TryGet(out var list, out var error))
            return new(null, null, null, $"kube-proxy was not checked: {error.Message}");
        if (list.Items.Count == 0)
        {
            return new(null, null, null,
                "kube-proxy was not checked: no pod in kube-system has the label k8s-app=kube-proxy; some "
                + "distributions run it elsewhere, or another program in its place");
        }

        var ready = list.Items.Select(pod => new RolePod(pod)).Where(pod => pod.IsReady)
            .Select(pod => pod.Node).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return map.TryGet(out var found, out var unread) ? WithMode(ready, found)
            : new(ready, null, null, $"The mode of kube-proxy was not checked: {unread.Message}");
    }

    private static KubeProxy WithMode(HashSet<string> ready, ConfigMap map)
    {
        if (!YamlText.TryParse(map.Data?.GetValueOrDefault(ConfigurationKey) ?? "", out var root, out _)
            || root is not JsonObject configuration)
            return new(ready, null, null, "The mode of kube-proxy was not checked: its ConfigMap cannot be read");
        var mode = configuration["mode"] is JsonValue value && value.TryGetValue<string>(out var text)
            && text.Length > 0 ? text : DefaultMode;
        var isStrict = configuration["ipvs"] is JsonObject ipvs && ipvs["strictARP"] is JsonValue flag
            && flag.TryGetValue<bool>(out var on) && on;
        return new(ready, mode, mode == "ipvs" ? isStrict : null, null);
    }
}
