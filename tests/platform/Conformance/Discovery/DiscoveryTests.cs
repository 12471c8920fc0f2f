using Clarion.Tests.Platform.Conformance.Wire;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Conformance.Discovery;

public abstract class DiscoveryTests(ServerFixture server) : Behaviour(server)
{
    private const string Aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
        + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json";

    public sealed class OnHub(HubFixture server) : DiscoveryTests(server);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture server) : DiscoveryTests(server);

    [Fact]
    public async Task Aggregated_discovery_describes_all_kinds_of_a_group_at_once()
    {
        var answer = (await Api.GetAsync("/apis", Aggregated)).Is(200);
        Assert.Equal(
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList",
            answer.ContentType!.Replace(" ", "", StringComparison.Ordinal));
        Assert.NotNull(answer.Header("ETag"));
        var group = answer.Body["items"]!.AsArray().Single(item => item.At("metadata", "name") == "metallb.io");
        Assert.Equal(["v1beta2", "v1beta1"], group!["versions"]!.AsArray().Select(version => version.At("version")));
        var pools = group["versions"]![1]!["resources"]!.AsArray()
            .Single(resource => resource.At("resource") == "ipaddresspools")!;
        Assert.Equal("Namespaced", pools.At("scope"));
        Assert.Equal("ipaddresspool", pools.At("singularResource"));
        Assert.Equal(
            """{"group":"metallb.io","kind":"IPAddressPool","version":"v1beta1"}""", pools.At("responseKind"));
        Assert.Equal(
            ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            pools["verbs"]!.AsArray().Select(verb => verb.At()).Order(StringComparer.Ordinal));
        Assert.Equal("status", pools.At("subresources", "0", "subresource"));
    }

    [Fact]
    public async Task Aggregated_discovery_of_the_core_group_has_short_names_and_categories()
    {
        var answer = (await Api.GetAsync("/api", Aggregated)).Is(200);
        var resources = answer.Body["items"]![0]!["versions"]![0]!["resources"]!.AsArray();
        string? Of(string plural, string field) =>
            resources.Single(resource => resource.At("resource") == plural).At(field);
        Assert.Equal("""["svc"]""", Of("services", "shortNames"));
        Assert.Equal("""["all"]""", Of("services", "categories"));
        Assert.Equal("""["no"]""", Of("nodes", "shortNames"));
        Assert.Equal("Cluster", Of("nodes", "scope"));
        Assert.Equal("""["cm"]""", Of("configmaps", "shortNames"));
        Assert.DoesNotContain("deletecollection", Of("namespaces", "verbs")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discovery_that_a_client_has_already_is_not_sent_again()
    {
        var tag = (await Api.GetAsync("/apis", Aggregated)).Header("ETag")!;
        var again = (await Api.GetAsync("/apis", Aggregated, ("If-None-Match", tag))).Is(304);
        Assert.Equal("", again.Text);
    }

    [Fact]
    public async Task Plain_discovery_lists_versions_groups_and_kinds()
    {
        var versions = (await Api.GetAsync("/api")).Is(200);
        Assert.Equal(("APIVersions", """["v1"]"""), (versions.At("kind"), versions.At("versions")));
        var groups = (await Api.GetAsync("/apis")).Is(200);
        Assert.Equal("APIGroupList", groups.At("kind"));
        Assert.Contains(groups.Body["groups"]!.AsArray(), group => group.At("name") == "metallb.io");
        var kinds = (await Api.GetAsync("/apis/metallb.io/v1beta1")).Is(200);
        Assert.Equal(("APIResourceList", "metallb.io/v1beta1"), (kinds.At("kind"), kinds.At("groupVersion")));
        Assert.Contains(kinds.Body["resources"]!.AsArray(), kind => kind.At("name") == "ipaddresspools/status");
        var core = (await Api.GetAsync("/api/v1")).Is(200);
        Assert.Contains(core.Body["resources"]!.AsArray(), kind => kind.At("name") == "services");
        var group = (await Api.GetAsync("/apis/metallb.io")).Is(200);
        Assert.Equal(("APIGroup", "v1beta2"), (group.At("kind"), group.At("preferredVersion", "version")));
    }

    [Fact]
    public async Task OpenAPI_describes_the_kinds_as_kubectl_needs_it()
    {
        var index = (await Api.GetAsync("/openapi/v3")).Is(200);
        foreach (var (version, path, schemaKind) in ((string, string, string)[])[
            ("apis/metallb.io/v1beta1", "/apis/metallb.io/v1beta1/namespaces/{namespace}/ipaddresspools/{name}",
                "IPAddressPool"),
            ("api/v1", "/api/v1/namespaces/{namespace}/services/{name}", "Service")])
        {
            var address = index.At("paths", version, "serverRelativeURL")!;
            var document = (await Api.GetAsync(address)).Is(200);
            var patch = document.Body["paths"]![path]!["patch"]!;
            Assert.Equal(schemaKind, patch.At("x-kubernetes-group-version-kind", "kind"));
            Assert.Contains(patch["parameters"]!.AsArray(), parameter => parameter.At("name") == "fieldValidation");
            Assert.Contains(
                document.Body["components"]!["schemas"]!.AsObject(),
                schema => schema.Value.At("x-kubernetes-group-version-kind", "0", "kind") == schemaKind);
        }
    }

    [Fact]
    public async Task The_version_of_the_server_can_be_asked()
    {
        var version = (await Api.GetAsync("/version")).Is(200);
        Assert.StartsWith("v1.", version.At("gitVersion"), StringComparison.Ordinal);
        Assert.Equal("1", version.At("major"));
    }

    [Fact]
    public async Task A_kind_that_does_not_exist_is_not_found()
    {
        var answer = (await Api.GetAsync("/api/v1/foos")).IsRefusal(404, "NotFound");
        Assert.Equal("the server could not find the requested resource", answer.At("message"));
        Assert.Equal("{}", answer.At("details"));
    }

    [Fact]
    public async Task A_group_that_does_not_exist_is_a_plain_404()
    {
        var answer = (await Api.GetAsync("/apis/foo.io/v1")).Is(404);
        Assert.Equal("404 page not found\n", answer.Text);
        Assert.StartsWith("text/plain", answer.ContentType, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_is_unauthorized()
    {
        var answer = (await Api.GetAsync(ConfigMaps, RawApi.Json, ("Authorization", "Bearer wrong")))
            .IsRefusal(401, "Unauthorized");
        Assert.Equal("Unauthorized", answer.At("message"));
    }

    [Fact]
    public async Task An_administrator_may_do_everything_and_can_ask_who_he_is()
    {
        var may = (await Api.PostAsync(
            "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
            """
            {"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectAccessReview",
             "spec":{"resourceAttributes":{"verb":"create","resource":"services"}}}
            """)).Is(201);
        Assert.Equal("true", may.At("status", "allowed"));
        var who = (await Api.PostAsync(
            "/apis/authentication.k8s.io/v1/selfsubjectreviews",
            """{"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"}""")).Is(201);
        Assert.Contains("system:masters", who.At("status", "userInfo", "groups"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_acts_as_another_has_the_rights_of_that_one()
    {
        var refused = (await Api.GetAsync(ConfigMaps, RawApi.Json, ("Impersonate-User", "bob")))
            .IsRefusal(403, "Forbidden");
        Assert.Equal(
            $"configmaps is forbidden: User \"bob\" cannot list resource \"configmaps\" in API group \"\" "
            + $"in the namespace \"{Namespace}\"",
            refused.At("message"));
        (await Api.GetAsync("/apis", RawApi.Json, ("Impersonate-User", "bob"))).Is(200);
        (await Api.GetAsync(
            ConfigMaps, RawApi.Json, ("Impersonate-User", "bob"), ("Impersonate-Group", "system:masters"))).Is(200);
    }

    [Fact]
    public async Task Below_a_status_there_is_nothing() =>
        (await Api.GetAsync($"/api/v1/namespaces/{Namespace}/status/x")).Is(404);

    [Fact]
    public async Task A_method_that_has_no_meaning_is_not_allowed()
    {
        var answer = (await Api.PutAsync(ConfigMaps, "{}")).IsRefusal(405, "MethodNotAllowed");
        Assert.Equal("the server does not allow this method on the requested resource", answer.At("message"));
    }
}
