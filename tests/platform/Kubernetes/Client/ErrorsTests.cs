using Clarion.Api;
using Clarion.Api.Coordination;
using Clarion.Api.Core;
using Clarion.Kubernetes.Client;
using Clarion.Testing.Kubernetes;
using Clarion.Testing.Logging;
using Clarion.Testing.Network;

namespace Clarion.Tests.Platform.Kubernetes.Client;

/// <summary>What the real API server refuses, and what we make of it.</summary>
[NeedsApiServer]
public sealed class ErrorsTests(ApiServerFixture api) : IAsyncLifetime
{
    private readonly LogRecord log = new();
    private KubernetesClient client = null!;
    private string inNamespace = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        client = await api.ClientAsync();
        inNamespace = await api.NamespaceAsync(Cancel);
    }

    public ValueTask DisposeAsync()
    {
        log.Dispose();
        return client.DisposeAsync();
    }

    [Fact]
    public async Task An_absent_object_is_not_found()
    {
        var error = (await client.GetAsync(Kinds.Service, new(inNamespace, "nope"), Cancel)).Error!;
        Assert.Equal((ApiErrorReason.NotFound, 404), (error.Reason, error.Code));
        Assert.Equal($"cannot get services {inNamespace}/nope: services \"nope\" not found", error.Message);
    }

    [Fact]
    public async Task Creating_in_an_absent_namespace_says_so()
    {
        var error = (await client.CreateAsync(Kinds.ConfigMap, Map("absent", "a"), Cancel)).Error!;
        Assert.Equal(ApiErrorReason.NotFound, error.Reason);
        Assert.Equal("cannot create configmaps absent/a: namespaces \"absent\" not found", error.Message);
    }

    [Fact]
    public async Task A_kind_without_its_crd_is_not_served_and_the_crd_is_named()
    {
        var absent = Kinds.BgpPeer with { Group = "absent.test" };
        var error = (await client.ListAsync(absent, ListQuery.All, Cancel)).Error!;
        Assert.Equal((ApiErrorReason.KindNotServed, 404), (error.Reason, error.Code));
        Assert.StartsWith(
            "cannot list bgppeers (absent.test): 404 page not found; "
            + "install the CustomResourceDefinition bgppeers.absent.test",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_that_only_Kubernetes_itself_could_bring_is_not_to_be_installed()
    {
        var absent = Kinds.BgpPeer with { Group = "apps", Version = "v1" };
        var error = (await client.ListAsync(absent, ListQuery.All, Cancel)).Error!;
        Assert.Equal(ApiErrorReason.KindNotServed, error.Reason);
        Assert.DoesNotContain("install", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Creating_twice_already_exists()
    {
        await client.CreateAsync(Kinds.ConfigMap, Map(inNamespace, "a"), Cancel);
        var error = (await client.CreateAsync(Kinds.ConfigMap, Map(inNamespace, "a"), Cancel)).Error!;
        Assert.Equal((ApiErrorReason.AlreadyExists, 409), (error.Reason, error.Code));
    }

    [Fact]
    public async Task A_patch_at_an_old_version_is_a_conflict_and_says_what_to_do()
    {
        await client.CreateAsync(Kinds.ConfigMap, Map(inNamespace, "a"), Cancel);
        var patch = Patch.Merge("""{"metadata":{"resourceVersion":"1"},"data":{"k":"v"}}"""u8.ToArray());
        var error = (await client.PatchAsync(Kinds.ConfigMap, new(inNamespace, "a"), patch, Cancel)).Error!;
        Assert.Equal((ApiErrorReason.Conflict, 409), (error.Reason, error.Code));
        Assert.EndsWith("; read it again and repeat", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forbidden_says_which_verb_on_what_must_be_granted()
    {
        await using var bob = await ClientOfAsync(LocalApiServer.BobToken);
        var error = (await bob.PatchAsync(
            Kinds.Service,
            new(inNamespace, "web"),
            Patch.Merge("{}"u8.ToArray()) with { Subresource = "status" },
            Cancel)).Error!;
        Assert.Equal((ApiErrorReason.Forbidden, 403), (error.Reason, error.Code));
        Assert.StartsWith($"cannot patch services/status {inNamespace}/web: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            $"; allow verb \"patch\" on resource \"services/status\" of API group \"\" in namespace {inNamespace} "
            + "by a Role or ClusterRole bound to this user",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forbidden_in_all_namespaces_says_cluster_wide()
    {
        await using var bob = await ClientOfAsync(LocalApiServer.BobToken);
        var error = (await bob.ListAsync(Kinds.EndpointSlice, ListQuery.All, Cancel)).Error!;
        Assert.Contains(
            "allow verb \"list\" on resource \"endpointslices\" of API group \"discovery.k8s.io\" cluster-wide",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_is_unauthorized()
    {
        await using var nobody = await ClientOfAsync("wrong");
        var error = (await nobody.GetAsync(Kinds.ConfigMap, new(inNamespace, "a"), Cancel)).Error!;
        Assert.Equal((ApiErrorReason.Unauthorized, 401), (error.Reason, error.Code));
        Assert.EndsWith(
            "; check the token or certificate that this program runs with", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invalid_object_names_each_field()
    {
        var lease = new Lease
        {
            Metadata = new() { Namespace = inNamespace, Name = "l" },
            Spec = new() { LeaseDurationSeconds = 0, LeaseTransitions = -1 },
        };
        var error = (await client.CreateAsync(Kinds.Lease, lease, Cancel)).Error!;
        Assert.Equal((ApiErrorReason.Invalid, 422), (error.Reason, error.Code));
        Assert.Equal(
            ["spec.leaseDurationSeconds", "spec.leaseTransitions"],
            error.Causes.Select(cause => cause.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_failed_test_of_a_json_patch_is_invalid()
    {
        await client.CreateAsync(Kinds.ConfigMap, Map(inNamespace, "a"), Cancel);
        var patch = Patch.Json("""[{"op":"test","path":"/metadata/name","value":"b"}]"""u8.ToArray());
        var error = (await client.PatchAsync(Kinds.ConfigMap, new(inNamespace, "a"), patch, Cancel)).Error!;
        Assert.Equal((ApiErrorReason.Invalid, 422), (error.Reason, error.Code));
    }

    [Theory]
    [InlineData("a b", null)]
    [InlineData(null, "spec.x=1")]
    public async Task A_bad_selector_is_a_bad_request(string? labels, string? fields)
    {
        var error = (await client.ListAsync(Kinds.ConfigMap, new(inNamespace, labels, fields), Cancel)).Error!;
        Assert.Equal((ApiErrorReason.BadRequest, 400), (error.Reason, error.Code));
    }

    [Fact]
    public async Task A_namespace_that_is_being_deleted_forbids_creating_and_no_role_is_asked_for()
    {
        Assert.True((await client.DeleteAsync(Kinds.Namespace, new("", inNamespace), null, Cancel)).IsSuccess);
        var error = (await client.CreateAsync(Kinds.ConfigMap, Map(inNamespace, "a"), Cancel)).Error!;
        Assert.Equal(ApiErrorReason.Forbidden, error.Reason);
        Assert.Equal("NamespaceTerminating", Assert.Single(error.Causes).Reason);
        Assert.EndsWith("because it is being terminated", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_unreachable()
    {
        var server = await api.ServerAsync();
        await using var lost = KubernetesClient.Connect(
            server.Configuration(FreePorts.Take(1)[0]), TimeProvider.System, log);
        var error = (await lost.CreateAsync(Kinds.ConfigMap, Map(inNamespace, "a"), Cancel)).Error!;
        Assert.Equal((ApiErrorReason.Unreachable, 0), (error.Reason, error.Code));
        Assert.EndsWith("Connection refused", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_times_out_and_heals()
    {
        var server = await api.ServerAsync();
        await using var proxy = TcpProxy.To(server.Port);
        await using var throughProxy = KubernetesClient.Connect(
            server.Configuration(proxy.Port), TimeProvider.System, log);
        Assert.True((await throughProxy.CreateAsync(Kinds.ConfigMap, Map(inNamespace, "a"), Cancel)).IsSuccess);
        proxy.Traffic.Pause();
        var timeout = TimeSpan.FromMilliseconds(300);
        var error = (await throughProxy.CreateAsync(Kinds.ConfigMap, Map(inNamespace, "b"), timeout, Cancel)).Error!;
        Assert.Equal((ApiErrorReason.Timeout, 0), (error.Reason, error.Code));
        proxy.Traffic.Resume();
        Assert.True((await throughProxy.CreateAsync(Kinds.ConfigMap, Map(inNamespace, "c"), Cancel)).IsSuccess);
        Assert.Equal(1, proxy.Accepted);
    }

    private static ConfigMap Map(string inNamespace, string name) =>
        new() { Metadata = new() { Namespace = inNamespace, Name = name } };

    private async Task<KubernetesClient> ClientOfAsync(string token)
    {
        var server = await api.ServerAsync();
        return KubernetesClient.Connect(server.Configuration(token: token), TimeProvider.System, log);
    }
}
