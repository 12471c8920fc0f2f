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

    private static readonly string[] OurConfigMaps = ["config", "metallb-excludel2"];

    private readonly List<string> missing = [];

    /// <summary>What it could not get, and why.</summary>
    public IReadOnlyList<string> Missing => missing;

    /// <summary>Collects objects, configuration and logs. Passwords first: then they are known later.</summary>
    public async Task CollectAsync(CancellationToken cancellationToken)
    {
        await ConfigMapsAsync(cancellationToken);
        JsonArray pods = [];
        foreach (var kind in DiagKind.All)
        {
            session.Progress.Say($"reading {kind.Plural}");
            var space = kind.IsEverywhere ? null : session.Namespace;
            var result = await session.Client.Whole.ListAsync(
                kind.Group, kind.Version, kind.Plural, space, kind.FieldSelector, cancellationToken);
            if (Take(kind.File, result) is not { } items)
                continue;
            if (kind.IsOursAlone)
                items.RemoveAll(item => !IsOurs(item));
            pods = kind.Plural == "pods" ? items : pods;
            Add($"objects/{kind.File}.yaml", YamlText.Write(items));
        }

        await LogsAsync(pods, cancellationToken);
    }

    /// <summary>Adds a file, without the secrets that were found so far.</summary>
    public void Add(string name, string text) => bundle.Add(name, redaction.Clean(text));

    /// <summary>Adds what cannot be had to what is missing.</summary>
    public void Miss(string what, string why) => missing.Add($"{what}: {why}");

    private async Task ConfigMapsAsync(CancellationToken cancellationToken)
    {
        session.Progress.Say("reading configmaps");
        foreach (var name in OurConfigMaps)
        {
            var result = await session.Client.Whole.ListAsync(
                "", "v1", "configmaps", session.Namespace, $"metadata.name={name}", cancellationToken);
            if (Take("configmaps", result) is not { } items)
                return;
            foreach (var map in items.OfType<JsonObject>())
            {
                foreach (var (key, value) in (map["data"] as JsonObject ?? []).ToList())
                    bundle.Add($"configmaps/{name}/{key}", redaction.CleanYaml(value?.ToString() ?? ""));
            }
        }
    }

    /// <summary>The items of a list, without secrets.</summary>
    private JsonArray? Take(string what, ApiResult<JsonNode> result)
    {
        if (!result.TryGet(out var node, out var error))
        {
            Miss(what, error.Message);
            return null;
        }

        redaction.Clean(node);
        return node["items"] as JsonArray ?? [];
    }

    private async Task LogsAsync(JsonArray pods, CancellationToken cancellationToken)
    {
        foreach (var pod in pods.OfType<JsonObject>().Where(pod => pod["spec"]?["nodeName"] is not null))
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
            Add(name, text);
        else
            Miss(name, error.Message);
    }

    private static bool IsOurs(JsonNode? item) => item?["metadata"]?["labels"]?["app"]?.ToString() == "metallb";

    private static int RestartsOf(JsonObject pod, string container) =>
        (pod["status"]?["containerStatuses"] as JsonArray ?? []).OfType<JsonObject>()
            .Where(status => (string?)status["name"] == container)
            .Sum(status => (int?)status["restartCount"] ?? 0);
}
