using Clarion.Tests.Platform.Conformance.Wire;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Conformance.Reading;

public abstract class ListTests(ServerFixture server) : Behaviour(server)
{
    public sealed class OnHub(HubFixture server) : ListTests(server);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture server) : ListTests(server);

    [Fact]
    public async Task A_list_of_nothing_is_empty_even_in_an_absent_namespace()
    {
        var answer = (await Api.GetAsync("/api/v1/namespaces/absent/configmaps")).Is(200);
        Assert.Equal(("ConfigMapList", "v1", "[]"), (answer.At("kind"), answer.At("apiVersion"), answer.At("items")));
        Assert.Matches(@"^[1-9]\d*$", answer.At("metadata", "resourceVersion"));
    }

    [Fact]
    public async Task Items_come_in_the_order_of_their_names()
    {
        foreach (var name in (string[])["p05", "p01", "p015", "p.1"])
            await CreateMapAsync(name);
        Assert.Equal(["p.1", "p01", "p015", "p05"], Names(await Api.GetAsync(ConfigMaps)));
    }

    [Fact]
    public async Task Items_of_custom_kinds_name_their_kind_and_those_of_built_in_kinds_do_not()
    {
        await CreateMapAsync("a");
        await CreatePoolAsync("p");
        var maps = (await Api.GetAsync(ConfigMaps)).Is(200);
        Assert.Null(maps.At("items", "0", "kind"));
        var pools = (await Api.GetAsync(Pools)).Is(200);
        Assert.Equal(
            ("IPAddressPool", "metallb.io/v1beta1"),
            (pools.At("items", "0", "kind"), pools.At("items", "0", "apiVersion")));
        Assert.Equal("IPAddressPoolList", pools.At("kind"));
    }

    [Fact]
    public async Task All_pages_are_of_one_state()
    {
        foreach (var name in (string[])["a", "b", "c", "d", "e"])
            await CreateMapAsync(name);
        var first = (await Api.GetAsync($"{ConfigMaps}?limit=2")).Is(200);
        Assert.Equal(["a", "b"], Names(first));
        Assert.Equal("3", first.At("metadata", "remainingItemCount"));
        await CreateMapAsync("d2");
        (await Api.DeleteAsync($"{ConfigMaps}/e")).Is(200);
        var second = await NextAsync(first);
        Assert.Equal(["c", "d"], Names(second));
        Assert.Equal(first.At("metadata", "resourceVersion"), second.At("metadata", "resourceVersion"));
        var last = await NextAsync(second);
        Assert.Equal(["e"], Names(last));
        Assert.True(string.IsNullOrEmpty(last.At("metadata", "continue")));
        Assert.Null(last.At("metadata", "remainingItemCount"));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("eyJ2IjoxLCJ2IjoyfQ")] // {"v":1,"v":2}
    [InlineData("eyJ2Ijoi_yJ9")] // {"v":"\xff"}
    public async Task A_bad_token_of_a_page_is_a_bad_request(string token) =>
        (await Api.GetAsync($"{ConfigMaps}?limit=2&continue={token}")).IsRefusal(400, "BadRequest");

    [Fact]
    public async Task A_list_can_be_asked_for_as_it_was()
    {
        var first = await CreateMapAsync("a");
        await CreateMapAsync("b");
        var version = first.At("metadata", "resourceVersion");
        var exact = (await Api.GetAsync($"{ConfigMaps}?resourceVersion={version}&resourceVersionMatch=Exact")).Is(200);
        Assert.Equal(["a"], Names(exact));
        Assert.Equal(version, exact.At("metadata", "resourceVersion"));
        var newer = await Api.GetAsync($"{ConfigMaps}?resourceVersion={version}&resourceVersionMatch=NotOlderThan");
        Assert.Equal(["a", "b"], Names(newer.Is(200)));
        Assert.Equal(["a", "b"], Names((await Api.GetAsync($"{ConfigMaps}?resourceVersion=0")).Is(200)));
    }

    [Fact]
    public async Task A_version_of_the_future_times_out()
    {
        var answer = (await Api.GetAsync($"{ConfigMaps}?resourceVersion=999999999")).IsRefusal(504, "Timeout");
        Assert.StartsWith(
            "Timeout: Too large resource version: 999999999, current: ",
            answer.At("message"),
            StringComparison.Ordinal);
        Assert.Equal("ResourceVersionTooLarge", answer.At("details", "causes", "0", "reason"));
        Assert.Equal("1", answer.Header("Retry-After"));
    }

    [Theory]
    [InlineData("resourceVersionMatch=Exact")]
    [InlineData("resourceVersion=0&resourceVersionMatch=Exact")]
    [InlineData("resourceVersion=1&resourceVersionMatch=Foo")]
    [InlineData("sendInitialEvents=true")]
    public async Task Options_that_contradict_each_other_are_refused(string query) =>
        (await Api.GetAsync($"{ConfigMaps}?{query}")).IsRefusal(422, "Invalid");

    [Theory]
    [InlineData("labelSelector=a%20b")]
    [InlineData("fieldSelector=spec.x%3D1")]
    [InlineData("fieldSelector=x")]
    [InlineData("resourceVersion=abc")]
    public async Task A_query_that_cannot_be_read_is_a_bad_request(string query) =>
        (await Api.GetAsync($"{ConfigMaps}?{query}")).IsRefusal(400, "BadRequest");

    [Theory]
    [InlineData("k=1", "a")]
    [InlineData("k==1", "a")]
    [InlineData("k!=1", "b c d")]
    [InlineData("k in (1,2)", "a b")]
    [InlineData("k notin (1,2)", "c d")]
    [InlineData("k", "a b c")]
    [InlineData("!k", "d")]
    [InlineData("k=", "c")]
    [InlineData("k>1", "b")]
    [InlineData("k<2", "a")]
    [InlineData("k,k!=2", "a c")]
    [InlineData("", "a b c d")]
    public async Task A_label_selector_chooses(string selector, string expected)
    {
        await CreateMapAsync("a", more: ""","labels":{"k":"1"}""");
        await CreateMapAsync("b", more: ""","labels":{"k":"2"}""");
        await CreateMapAsync("c", more: ""","labels":{"k":""}""");
        await CreateMapAsync("d");
        var answer = await Api.GetAsync($"{ConfigMaps}?labelSelector={Uri.EscapeDataString(selector)}");
        Assert.Equal(expected, string.Join(' ', Names(answer.Is(200))));
    }

    [Theory]
    [InlineData("metadata.name=a", "a")]
    [InlineData("metadata.name!=a", "b")]
    [InlineData("spec.type=LoadBalancer", "b")]
    [InlineData("spec.type==ClusterIP,metadata.name=b", "")]
    public async Task A_field_selector_chooses(string selector, string expected)
    {
        await CreateServiceAsync("a", """{"ports":[{"port":80}]}""");
        await CreateServiceAsync("b", """{"type":"LoadBalancer","ports":[{"port":80}]}""");
        var answer = await Api.GetAsync($"{Services}?fieldSelector={Uri.EscapeDataString(selector)}");
        Assert.Equal(expected, string.Join(' ', Names(answer.Is(200))));
    }

    [Fact]
    public async Task Pods_can_be_chosen_by_their_node()
    {
        var pods = $"/api/v1/namespaces/{Namespace}/pods";
        foreach (var (name, node) in ((string, string)[])[("a", "n1"), ("b", "n2")])
        {
            (await Api.PostAsync(pods, $$$"""
                {"metadata":{"name":"{{{name}}}"},
                 "spec":{"nodeName":"{{{Namespace}}}-{{{node}}}","containers":[{"name":"c","image":"i"}]}}
                """)).Is(201);
        }

        var answer = await Api.GetAsync(
            $"/api/v1/pods?fieldSelector=spec.nodeName%3D{Namespace}-n1,status.phase!%3DSucceeded");
        Assert.Equal(["a"], Names(answer.Is(200)));
    }

    private static IEnumerable<string?> Names(Answer list) =>
        list.Body["items"]!.AsArray().Select(item => item.At("metadata", "name"));

    private async Task<Answer> NextAsync(Answer page)
    {
        var token = Uri.EscapeDataString(page.At("metadata", "continue")!);
        return (await Api.GetAsync($"{ConfigMaps}?limit=2&continue={token}")).Is(200);
    }
}
