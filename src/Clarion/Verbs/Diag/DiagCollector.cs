using System.Text.Json.Nodes;
using Clarion.CommandLine;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Yaml;

namespace Clarion.Verbs.Diag;

/// <summary>Collects, one thing after the other; what it cannot get it notes, and goes on.</summary>
internal sealed class DiagCollector(ClusterSession session, Bundle bundle, Redaction redaction)
{
    /// <summary>Of each container: enough for some hours, and small enough to be sent.</summary>
    private const int LogLines = 5_000;

    private const string OurPods = "app=metallb";

    /// <summary>Group, version, plural, and whether only those of the installation's namespace are wanted.</summary>
    private static readonly (string Group, string Version, string Plural, bool IsOwn)[] Kinds =
    [
        ("metallb.io", "v1beta1", "ipaddresspools", true), ("metallb.io", "v1beta1", "l2advertisements", true),
        ("metallb.io", "v1beta1", "bgpadvertisements", true), ("metallb.io", "v1beta2", "bgppeers", true),
        ("metallb.io", "v1beta1", "bfdprofiles", true), ("metallb.io", "v1beta1", "communities", true),
        ("metallb.io", "v1beta1", "servicel2statuses", true), ("metallb.io", "v1beta1", "servicebgpstatuses", true),
        ("metallb.io", "v1beta1", "configurationstates", true), ("", "v1", "services", false),
        ("discovery.k8s.io", "v1", "endpointslices", false), ("", "v1", "nodes", false),
        ("", "v1", "namespaces", false), ("coordination.k8s.io", "v1", "leases", true), ("", "v1", "pods", true),
        ("apps", "v1", "deployments", true), ("apps", "v1", "daemonsets", true), ("", "v1", "events", false),
    ];

    private static readonly string[] OurConfigMaps = ["config", "metallb-excludel2"];

    private readonly List<string> missing = [];

    /// <summary>What it could not get, and why.</summary>
    public IReadOnlyList<string> Missing => missing;

    /// <summary>Collects objects, configuration and logs. Passwords first: then they are known later.</summary>
    public async Task CollectAsync(CancellationToken cancellationToken)
    {
        await ConfigMapsAsync(cancellationToken);
        JsonNode? pods = null;
        foreach (var (group, version, plural, isOwn) in Kinds)
        {
            session.Progress.Say($"reading {plural}");
            var space = isOwn ? session.Namespace : null;
            var result = await session.Client.Whole.ListAsync(group, version, plural, space, null, cancellationToken);
            if (Take(plural, result) is not { } list)
                continue;
            pods = plural == "pods" ? list : pods;
            bundle.Add($"objects/{plural}.yaml", redaction.Clean(YamlText.Write(list["items"])));
        }

        await LogsAsync(pods?["items"] as JsonArray ?? [], cancellationToken);
    }

    /// <summary>Adds what cannot be had to what is missing.</summary>
    public void Miss(string what, string why) => missing.Add($"{what}: {why}");

    private async Task ConfigMapsAsync(CancellationToken cancellationToken)
    {
        session.Progress.Say("reading configmaps");
        foreach (var name in OurConfigMaps)
        {
            var result = await session.Client.Whole.ListAsync(
                "", "v1", "configmaps", session.Namespace, $"metadata.name={name}", cancellationToken);
            if (Take("configmaps", result)?["items"] is not JsonArray items)
                return;
            foreach (var map in items.OfType<JsonObject>())
            {
                foreach (var (key, value) in (map["data"] as JsonObject ?? []).ToList())
                    bundle.Add($"configmaps/{name}/{key}", redaction.CleanYaml(value?.ToString() ?? ""));
            }
        }
    }

    private JsonNode? Take(string what, ApiResult<JsonNode> result)
    {
        if (!result.TryGet(out var node, out var error))
        {
            Miss(what, error.Message);
            return null;
        }

        redaction.Clean(node);
        return node;
    }

    private async Task LogsAsync(JsonArray pods, CancellationToken cancellationToken)
    {
        foreach (var pod in pods.OfType<JsonObject>().Where(IsOurs))
        {
            var name = (string)pod["metadata"]!["name"]!;
            foreach (var container in pod["spec"]!["containers"]!.AsArray().Select(item => (string)item!["name"]!))
            {
                session.Progress.Say($"reading the log of {name}");
                await LogAsync(name, container, false, cancellationToken);
                if (RestartsOf(pod, container) > 0)
                    await LogAsync(name, container, true, cancellationToken);
            }
        }
    }

    private async Task LogAsync(string pod, string container, bool isBefore, CancellationToken cancellationToken)
    {
        var result = await session.Client.Whole.LogAsync(
            new(session.Namespace, pod), container, isBefore, LogLines, cancellationToken);
        var name = $"logs/{pod}.{container}{(isBefore ? ".before" : "")}.log";
        if (result.TryGet(out var text, out var error))
            bundle.Add(name, redaction.Clean(text));
        else
            Miss(name, error.Message);
    }

    private static bool IsOurs(JsonObject pod) =>
        $"app={pod["metadata"]?["labels"]?["app"]}" == OurPods && pod["spec"]?["nodeName"] is not null;

    private static int RestartsOf(JsonObject pod, string container) =>
        (pod["status"]?["containerStatuses"] as JsonArray ?? []).OfType<JsonObject>()
            .Where(status => (string?)status["name"] == container)
            .Sum(status => (int?)status["restartCount"] ?? 0);
}
