using System.Text.Json.Nodes;
using Clarion.Api;
using Clarion.Api.Coordination;
using Clarion.Api.Core;
using Clarion.Api.Meta;
using Clarion.Kubernetes.Client;
using Clarion.Testing.Kubernetes;

namespace Clarion.Tests.Platform.Kubernetes.Client;

/// <summary>Each verb.</summary>
public abstract class VerbsTests(ServerFixture api) : IAsyncLifetime
{
    private TestServer server = null!;
    private KubernetesClient client = null!;
    private string inNamespace = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await api.TestServerAsync();
        client = await api.ClientAsync();
        inNamespace = await api.NamespaceAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    public sealed class OnHub(HubFixture api) : VerbsTests(api);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture api) : VerbsTests(api)
    {
        [Fact]
        public async Task Server_side_apply_creates_and_guards_its_fields()
        {
            Assert.Equal("1", (await ApplyAsync("1", "clarion-one", force: false)).ValueOrThrow.Data!["k"]);
            var refused = await ApplyAsync("2", "clarion-two", force: false);
            Assert.Equal(ApiErrorReason.Conflict, refused.Error!.Reason);
            Assert.Equal(".data.k", Assert.Single(refused.Error.Causes).Field);
            Assert.Equal("2", (await ApplyAsync("2", "clarion-two", force: true)).ValueOrThrow.Data!["k"]);
        }

        private Task<ApiResult<ConfigMap>> ApplyAsync(string value, string manager, bool force)
        {
            var body = new JsonObject
            {
                ["apiVersion"] = "v1",
                ["kind"] = "ConfigMap",
                ["metadata"] = new JsonObject { ["name"] = "applied" },
                ["data"] = new JsonObject { ["k"] = value },
            };
            return client.PatchAsync(
                Kinds.ConfigMap, new(inNamespace, "applied"), Patch.Apply(body, manager, force), Cancel);
        }
    }

    [Fact]
    public async Task What_is_created_can_be_read()
    {
        var created = (await client.CreateAsync(Kinds.ConfigMap, Map("a", ("k", "v")), Cancel)).ValueOrThrow;
        var read = (await client.GetAsync(Kinds.ConfigMap, new(inNamespace, "a"), Cancel)).ValueOrThrow;
        Assert.Equal(created.Metadata.ResourceVersion, read.Metadata.ResourceVersion);
        Assert.Equal("v", read.Data!["k"]);
    }

    [Fact]
    public async Task A_list_of_many_pages_is_read_whole_and_in_order()
    {
        const int Count = 1_050;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Count),
            new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = Cancel },
            async (number, token) => (
                await client.CreateAsync(Kinds.ConfigMap, Map($"m{number:d4}"), token)).ValueOrThrow.ToString());
        var list = (await client.ListAsync(Kinds.ConfigMap, new(inNamespace), Cancel)).ValueOrThrow;
        Assert.Equal(
            Enumerable.Range(0, Count).Select(number => $"m{number:d4}"),
            list.Items.Select(item => item.Metadata.Name));
        Assert.NotEqual("", list.Metadata.ResourceVersion);
    }

    [Fact]
    public async Task A_list_can_be_narrowed_by_labels_and_fields()
    {
        await client.CreateAsync(Kinds.ConfigMap, Map("a"), Cancel);
        await client.CreateAsync(Kinds.ConfigMap, Map("b"), Cancel);
        await PatchAsync(
            "b", new JsonObject { ["metadata"] = new JsonObject { ["labels"] = new JsonObject { ["k"] = "1" } } });
        Assert.Equal(["b"], await NamesAsync(new(inNamespace, "k in (1,2)")));
        Assert.Equal(["a"], await NamesAsync(new(inNamespace, null, "metadata.name=a")));
        Assert.Empty(await NamesAsync(new(inNamespace, "k=1", "metadata.name=a")));
    }

    [Fact]
    public async Task A_merge_patch_changes_only_what_it_names()
    {
        await client.CreateAsync(Kinds.ConfigMap, Map("a", ("keep", "1"), ("drop", "2")), Cancel);
        var patched = await PatchAsync(
            "a", new JsonObject { ["data"] = new JsonObject { ["drop"] = null, ["new"] = "3" } });
        Assert.Equal(
            [new("keep", "1"), new("new", "3")], patched.Data!.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_json_patch_runs_its_operations()
    {
        await client.CreateAsync(Kinds.ConfigMap, Map("a", ("k", "v")), Cancel);
        var operations = JsonNode.Parse(
            """[{"op":"test","path":"/data/k","value":"v"},{"op":"replace","path":"/data/k","value":"w"}]""")!;
        var patched = await client.PatchAsync(
            Kinds.ConfigMap, new(inNamespace, "a"), Patch.Json(operations.AsArray()), Cancel);
        Assert.Equal("w", patched.ValueOrThrow.Data!["k"]);
    }

    [Fact]
    public async Task The_status_of_a_service_is_written_through_its_subresource()
    {
        var web = new ObjectKey(inNamespace, "web");
        var body = """
            {"apiVersion":"v1","kind":"Service","metadata":{"name":"web"},
             "spec":{"type":"LoadBalancer","ports":[{"port":80}]}}
            """;
        await server.SendAsync(HttpMethod.Post, $"/api/v1/namespaces/{inNamespace}/services", body, Cancel);
        var status = Patch.Merge("""{"status":{"loadBalancer":{"ingress":[{"ip":"10.89.0.200"}]}}}"""u8.ToArray());
        await client.PatchAsync(Kinds.Service, web, status, Cancel);
        Assert.Empty(
            (await client.GetAsync(Kinds.Service, web, Cancel)).ValueOrThrow.Status.LoadBalancer.Ingress ?? []);
        await client.PatchAsync(Kinds.Service, web, status with { Subresource = "status" }, Cancel);
        var read = (await client.GetAsync(Kinds.Service, web, Cancel)).ValueOrThrow;
        Assert.Equal("10.89.0.200", Assert.Single(read.Status.LoadBalancer.Ingress!).Ip);
    }

    [Fact]
    public async Task What_is_wholly_ours_is_replaced_at_the_version_that_was_read()
    {
        var lease = new Lease
        {
            Metadata = new() { Namespace = inNamespace, Name = "l" },
            Spec = new() { HolderIdentity = "a" },
        };
        var created = (await client.CreateAsync(Kinds.Lease, lease, Cancel)).ValueOrThrow;
        var spec = created.Spec with { HolderIdentity = "b", RenewTime = created.Metadata.CreationTimestamp };
        var next = created with { Spec = spec };
        var replaced = (await client.ReplaceAsync(Kinds.Lease, next, Cancel)).ValueOrThrow;
        Assert.Equal("b", replaced.Spec.HolderIdentity);
        var stale = await client.ReplaceAsync(Kinds.Lease, next, Cancel);
        Assert.Equal(ApiErrorReason.Conflict, stale.Error!.Reason);
    }

    [Fact]
    public async Task A_delete_obeys_its_preconditions()
    {
        var created = (await client.CreateAsync(Kinds.ConfigMap, Map("a"), Cancel)).ValueOrThrow;
        var key = created.Metadata.Key;
        var wrong = await client.DeleteAsync(Kinds.ConfigMap, key, new(Uid: "another"), Cancel);
        Assert.Equal(ApiErrorReason.Conflict, wrong.Error!.Reason);
        var old = await client.DeleteAsync(Kinds.ConfigMap, key, new(ResourceVersion: "1"), Cancel);
        Assert.Equal(ApiErrorReason.Conflict, old.Error!.Reason);
        Assert.True((await client.DeleteAsync(Kinds.ConfigMap, key, new(created.Metadata.Uid), Cancel)).IsSuccess);
        Assert.Equal(
            ApiErrorReason.NotFound, (await client.DeleteAsync(Kinds.ConfigMap, key, null, Cancel)).Error!.Reason);
    }

    private ConfigMap Map(string name, params (string Key, string Value)[] data) => new()
    {
        Metadata = new() { Namespace = inNamespace, Name = name },
        Data = data.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
    };

    private async Task<ConfigMap> PatchAsync(string name, JsonNode merge) =>
        (await client.PatchAsync(Kinds.ConfigMap, new(inNamespace, name), Patch.Merge(merge), Cancel)).ValueOrThrow;

    private async Task<IEnumerable<string>> NamesAsync(ListQuery query) =>
        (await client.ListAsync(Kinds.ConfigMap, query, Cancel)).ValueOrThrow.Items.Select(item => item.Metadata.Name);
}
