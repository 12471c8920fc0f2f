using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Clarion.Kubernetes.Yaml;
using Clarion.Testing.Kubernetes;
using Clarion.Testing.Sources;
using Clarion.Testing.Waiting;

namespace Clarion.Tests.Platform.Kubernetes;

/// <summary>The CRDs that the manifests install, put into an API server of the tests.</summary>
internal static class CustomResources
{
    private const string Path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly ConcurrentDictionary<LocalApiServer, Lazy<Task>> Installed = new();

    /// <summary>Installs all, once per API server, and waits until they are served.</summary>
    public static Task InstallAsync(LocalApiServer server) =>
        Installed.GetOrAdd(server, found => new(() => InstallAsync(found, Names(), CancellationToken.None))).Value;

    /// <summary>Names of all CRDs, for example <c>bgppeers.metallb.io</c>.</summary>
    public static string[] Names() => [.. Documents().Select(NameOf)];

    /// <summary>Installs some, and waits until they are served.</summary>
    public static async Task InstallAsync(
        LocalApiServer server, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        foreach (var document in Documents().Where(document => names.Contains(NameOf(document))))
            await CreateAsync(server, document.ToJsonString(), cancellationToken);
        await Eventually.HoldsAsync("the CRDs are served", Limit, async cancel =>
        {
            var list = JsonNode.Parse(await server.SendAsync(HttpMethod.Get, Path, null, cancel))!["items"]!.AsArray();
            return list.Count(item => names.Contains(NameOf(item!)) && IsServed(item!)) == names.Count;
        }, cancellationToken);
    }

    private static async Task CreateAsync(LocalApiServer server, string json, CancellationToken cancellationToken)
    {
        try
        {
            await server.SendAsync(HttpMethod.Post, Path, json, cancellationToken);
        }
        catch (HttpRequestException exists) when (exists.Message.Contains(" 409 ", StringComparison.Ordinal))
        {
            // Another class of tests was first.
        }
    }

    private static string NameOf(JsonNode document) => document["metadata"]!["name"]!.GetValue<string>();

    private static bool IsServed(JsonNode document) => document["status"]?["conditions"]?.AsArray().Any(condition =>
        condition!["type"]!.GetValue<string>() == "Established"
        && condition["status"]!.GetValue<string>() == "True") ?? false;

    private static IEnumerable<JsonNode> Documents()
    {
        var text = File.ReadAllText(System.IO.Path.Combine(SourceTree.Root, "deploy", "crds", "clarion-crds.yaml"));
        foreach (var part in text.Split("\n---\n"))
        {
            if (YamlText.TryParse(part, out var node, out _) && node is not null)
                yield return node;
        }
    }
}
