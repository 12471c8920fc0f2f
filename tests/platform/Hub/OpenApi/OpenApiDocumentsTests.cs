using System.Text.Json.Nodes;
using Clarion.Hub.OpenApi;

namespace Clarion.Tests.Platform.Hub.OpenApi;

public sealed class OpenApiDocumentsTests
{
    [Fact]
    public void Every_address_in_the_index_has_its_document()
    {
        var paths = Read("/openapi/v3")["paths"]!.AsObject();
        Assert.Contains("api/v1", paths.Select(path => path.Key));
        Assert.Contains("apis/metallb.io/v1beta1", paths.Select(path => path.Key));
        Assert.All(paths, path =>
            Assert.NotNull(OpenApiDocuments.Find(((string)path.Value!["serverRelativeURL"]!).Split('?')[0])));
    }

    [Theory]
    [InlineData("/openapi/v3/api/v1", "/api/v1/namespaces/{namespace}/services/{name}", "Service")]
    [InlineData("/openapi/v3/api/v1", "/api/v1/nodes/{name}", "Node")]
    [InlineData(
        "/openapi/v3/apis/metallb.io/v1beta1",
        "/apis/metallb.io/v1beta1/namespaces/{namespace}/ipaddresspools/{name}", "IPAddressPool")]
    public void A_patch_says_that_the_server_checks_fields(string document, string path, string kind)
    {
        var patch = Read(document)["paths"]![path]!["patch"]!;
        Assert.Equal("patch", (string?)patch["x-kubernetes-action"]);
        Assert.Equal(kind, (string?)patch["x-kubernetes-group-version-kind"]!["kind"]);
        Assert.Contains(
            "fieldValidation", patch["parameters"]!.AsArray().Select(parameter => (string)parameter!["name"]!));
    }

    [Fact]
    public void Schemas_say_how_lists_are_merged()
    {
        var ports = Read("/openapi/v3/api/v1")["components"]!["schemas"]!["ServiceSpec"]!["properties"]!["ports"]!;
        Assert.Equal("port", (string?)ports["x-kubernetes-patch-merge-key"]);
        Assert.Equal("merge", (string?)ports["x-kubernetes-patch-strategy"]);
        Assert.Equal("""["port","protocol"]""", ports["x-kubernetes-list-map-keys"]!.ToJsonString());
    }

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        var document = Read("/openapi/v3/api/v1");
        var schemas = document["components"]!["schemas"]!.AsObject();
        var references = References(document).ToList();
        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.NotNull(schemas[reference["#/components/schemas/".Length..]]));
    }

    [Fact]
    public void There_is_no_second_version() => Assert.Null(OpenApiDocuments.Find("/openapi/v2"));

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject value => value.SelectMany(field =>
            field.Key == "$ref" ? [(string)field.Value!] : References(field.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };

    private static JsonNode Read(string path) => JsonNode.Parse(OpenApiDocuments.Find(path)!.Body)!;
}
