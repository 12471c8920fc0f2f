using System.Text.Json.Nodes;
using Clarion.Hub.Discovery;

namespace Clarion.Tests.Platform.Hub.Discovery;

public sealed class DiscoveryDocumentsTests
{
    private const string Kubectl = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
        + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json";

    [Fact]
    public void Kubectl_gets_all_groups_in_one_document_with_the_content_type_that_it_insists_on()
    {
        var document = DiscoveryDocuments.Find("/apis", Kubectl)!;
        Assert.Equal("application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList", document.ContentType);
        Assert.Matches("^\"[0-9A-F]{128}\"$", document.EntityTag!);
        var groups = Read(document)["items"]!.AsArray();
        Assert.Equal(
            [
                "authentication.k8s.io", "authorization.k8s.io", "coordination.k8s.io", "discovery.k8s.io",
                "events.k8s.io", "metallb.io",
            ],
            groups.Select(group => (string)group!["metadata"]!["name"]!).Order());
        Assert.Equal(
            ["v1beta2", "v1beta1"],
            groups.Single(group => (string)group!["metadata"]!["name"]! == "metallb.io")!["versions"]!.AsArray()
                .Select(version => (string)version!["version"]!));
    }

    [Fact]
    public void A_custom_kind_names_itself_in_full_and_a_core_kind_leaves_group_and_version_empty()
    {
        var pool = Find(DiscoveryDocuments.Find("/apis", Kubectl)!, "ipaddresspools");
        JsonAssert.Equal(
            """
            {"resource":"ipaddresspools",
             "responseKind":{"group":"metallb.io","version":"v1beta1","kind":"IPAddressPool"},
             "scope":"Namespaced","singularResource":"ipaddresspool",
             "verbs":["delete","deletecollection","get","list","patch","create","update","watch"],
             "subresources":[{"subresource":"status",
              "responseKind":{"group":"metallb.io","version":"v1beta1","kind":"IPAddressPool"},
              "verbs":["get","patch","update"]}]}
            """,
            pool);
        var service = Find(DiscoveryDocuments.Find("/api", Kubectl)!, "services");
        Assert.Equal("""{"group":"","version":"","kind":"Service"}""", service["responseKind"]!.ToJsonString());
        Assert.Equal("""["svc"]""", service["shortNames"]!.ToJsonString());
        Assert.Equal("""["all"]""", service["categories"]!.ToJsonString());
    }

    [Theory]
    [InlineData("/api", "APIVersions")]
    [InlineData("/apis", "APIGroupList")]
    [InlineData("/apis/metallb.io", "APIGroup")]
    [InlineData("/api/v1", "APIResourceList")]
    [InlineData("/apis/metallb.io/v1beta1", "APIResourceList")]
    [InlineData("/apis/metallb.io/v1beta2/", "APIResourceList")]
    public void Whoever_does_not_know_the_one_document_gets_one_per_group_and_version(string path, string kind)
    {
        var document = DiscoveryDocuments.Find(path, "application/json")!;
        Assert.Equal("application/json", document.ContentType);
        Assert.Equal(kind, (string?)Read(document)["kind"]);
    }

    [Fact]
    public void A_group_lists_its_resources_with_their_parts()
    {
        var names = Read(DiscoveryDocuments.Find("/api/v1", null)!)["resources"]!.AsArray()
            .Select(resource => (string)resource!["name"]!);
        Assert.Equal(
            [
                "configmaps", "events", "namespaces", "namespaces/finalize", "namespaces/status",
                "nodes", "nodes/status", "pods", "pods/status", "secrets",
                "serviceaccounts", "serviceaccounts/token", "services", "services/status",
            ],
            names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_version_is_that_of_the_Kubernetes_that_is_followed()
    {
        var version = Read(DiscoveryDocuments.Find("/version", null)!);
        Assert.Equal(("1", "36"), ((string?)version["major"], (string?)version["minor"]));
        Assert.StartsWith("v1.36.", (string?)version["gitVersion"]);
    }

    [Theory]
    [InlineData("/apis/foo.io")]
    [InlineData("/apis/metallb.io/v1")]
    [InlineData("/api/v2")]
    [InlineData("/")]
    public void Other_paths_have_no_document(string path) => Assert.Null(DiscoveryDocuments.Find(path, Kubectl));

    private static JsonNode Find(DiscoveryDocument document, string resource) => Read(document)["items"]!.AsArray()
        .SelectMany(group => group!["versions"]!.AsArray()).SelectMany(version => version!["resources"]!.AsArray())
        .Single(found => (string)found!["resource"]! == resource)!;

    private static JsonNode Read(DiscoveryDocument document) => JsonNode.Parse(document.Body)!;
}
