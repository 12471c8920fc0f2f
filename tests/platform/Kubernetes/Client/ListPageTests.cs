using System.Text;
using System.Text.Json;
using Clarion.Api;
using Clarion.Api.Core;
using Clarion.Kubernetes.Client;

namespace Clarion.Tests.Platform.Kubernetes.Client;

public sealed class ListPageTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"metadata": null, "items": null}""")]
    [InlineData("""{"items": [], "metadata": {"continue": ""}, "more": [{}]}""")]
    public void What_is_missing_is_empty(string json)
    {
        var page = Parse(json);
        Assert.Empty(page.Items);
        Assert.Empty(page.Unreadable);
        Assert.Equal("", page.ResourceVersion);
        Assert.Null(page.Continue);
    }

    [Theory]
    [InlineData("""{"metadata": {"name": "b", "namespace": "s", "resourceVersion": "7"}, "data": 5}""", "s/b", "7")]
    [InlineData("""{"metadata": {"name": "b"}, "data": {"k": []}}""", "/b", "")]
    [InlineData("null", "/", "")]
    [InlineData("[]", "/", "")]
    public void An_item_that_cannot_be_read_is_named_and_the_others_are_read(string item, string key, string version)
    {
        var page = Parse($$"""
            {"items": [{"metadata": {"name": "a"} }, {{item}}, {"metadata": {"name": "c"}, "data": {"k": "v"} }],
             "metadata": {"resourceVersion": "42", "continue": "next"} }
            """);
        Assert.Equal(["a", "c"], page.Items.Select(map => map.Metadata.Name));
        Assert.Equal("v", page.Items[1].Data!["k"]);
        var unreadable = Assert.Single(page.Unreadable);
        Assert.Equal((key, version), ($"{unreadable.Key.Namespace}/{unreadable.Key.Name}", unreadable.ResourceVersion));
        Assert.NotEmpty(unreadable.Problem);
        Assert.Equal(("42", "next"), (page.ResourceVersion, page.Continue));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"items": [{"metadata": {"name": "a"}}""")]
    [InlineData("""{"items": [{"metadata": {"name": "a"}}], "metadata": {"resourceVersion": "4""")]
    public void What_is_no_list_or_ends_early_is_refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => Parse(json));

    private static ListPage<ConfigMap> Parse(string json) =>
        ListPage<ConfigMap>.Parse(Encoding.UTF8.GetBytes(json), Kinds.ConfigMap);
}
