using System.Text.Json.Nodes;
using Clarion.CommandLine;
using Clarion.Kubernetes.Yaml;
using Clarion.Tests.Platform.Kubernetes;
using Clarion.Tests.Platform.Verbs.Reading;

namespace Clarion.Tests.Platform.Verbs.Migrate;

public abstract class MigrateClusterTests(ServerFixture api)
{
    public sealed class OnHub(HubFixture api) : MigrateClusterTests(api);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture api) : MigrateClusterTests(api);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_config_map_of_the_cluster_becomes_objects_that_the_API_server_takes()
    {
        var server = await api.TestServerAsync();
        var space = await api.NamespaceAsync(Cancel);
        using var kubeconfig = Kubeconfig.Of(server);
        await server.SendAsync(
            HttpMethod.Post, $"/api/v1/namespaces/{space}/configmaps", await MapAsync(space), Cancel);

        var run = await ProgramRun.OfAsync(["migrate", "-n", space, "--kubeconfig", kubeconfig.Path]);

        Assert.Equal(ExitCode.Fine, run.ExitCode);
        var documents = YamlText.ParseAll(run.Output, out var error);
        Assert.Null(error);
        var kinds = new List<string>();
        foreach (var item in documents.Select(document => document.Root).OfType<JsonObject>())
        {
            var path = $"{PathOf(item)}?fieldValidation=Strict";
            await server.SendAsync(HttpMethod.Post, path, item.ToJsonString(), Cancel);
            kinds.Add((string)item["kind"]!);
        }

        Assert.Equal(
            ["BFDProfile", "Community", "BGPPeer", "Secret", "BGPPeer", "BGPPeer", "IPAddressPool", "BGPAdvertisement",
                "BGPAdvertisement", "IPAddressPool", "BGPAdvertisement", "IPAddressPool", "L2Advertisement"],
            kinds);
    }

    [Fact]
    public async Task Where_there_is_none_it_says_so_and_ends_with_1()
    {
        var space = await api.NamespaceAsync(Cancel);
        using var kubeconfig = Kubeconfig.Of(await api.TestServerAsync());
        Assert.Equal(
            new(ExitCode.ProblemFound, "", $"clarion: there is no ConfigMap {space}/config: nothing is to be migrated; "
                + "name another namespace with -n\n"),
            await ProgramRun.OfAsync(["migrate", "-n", space, "--kubeconfig", kubeconfig.Path]));
    }

    private static async Task<string> MapAsync(string space)
    {
        var text = await File.ReadAllTextAsync(Examples.PathOf("everything.yaml"), Cancel);
        Assert.True(YamlText.TryParse(text, out var map, out _));
        map!["metadata"]!["namespace"] = space;
        return map.ToJsonString();
    }

    private static string PathOf(JsonObject item)
    {
        var (version, kind) = ((string)item["apiVersion"]!, (string)item["kind"]!);
        var plural = kind == "Community" ? "communities" : kind.ToLowerInvariant() + "s";
        var root = version == "v1" ? "/api/v1" : $"/apis/{version}";
        return $"{root}/namespaces/{item["metadata"]!["namespace"]}/{plural}";
    }
}
