using Clarion.Tests.Platform.Conformance.Wire;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Conformance.Objects;

public abstract class PatchTests(ServerFixture server) : Behaviour(server)
{
    public sealed class OnHub(HubFixture server) : PatchTests(server);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture server) : PatchTests(server);

    private string Map => $"{ConfigMaps}/a";

    [Fact]
    public async Task A_merge_patch_removes_with_null_and_adds()
    {
        await CreateMapAsync("a");
        var answer = (await Api.PatchAsync(Map, RawApi.Merge, """{"data":{"k":null,"b":"1"}}""")).Is(200);
        Assert.Equal("""{"b":"1"}""", answer.At("data"));
    }

    [Fact]
    public async Task A_merge_patch_replaces_arrays_whole()
    {
        await CreatePoolAsync("p", """{"addresses":["192.0.2.0/25","198.51.100.0/24"]}""");
        var answer = await Api.PatchAsync($"{Pools}/p", RawApi.Merge, """{"spec":{"addresses":["203.0.113.0/24"]}}""");
        Assert.Equal("""["203.0.113.0/24"]""", answer.Is(200).At("spec", "addresses"));
    }

    [Theory]
    [InlineData(RawApi.Merge)]
    [InlineData(RawApi.Strategic)]
    public async Task A_version_in_a_patch_is_a_precondition(string type)
    {
        await CreateMapAsync("a");
        (await Api.PatchAsync(Map, type, """{"metadata":{"resourceVersion":"1"},"data":{"k":"2"}}"""))
            .IsRefusal(409, "Conflict");
        Assert.Equal("1", (await Api.GetAsync(Map)).At("data", "k"));
    }

    [Fact]
    public async Task A_JSON_patch_runs_its_operations()
    {
        await CreateMapAsync("a");
        var answer = (await Api.PatchAsync(Map, RawApi.JsonPatch, """
            [{"op":"test","path":"/data/k","value":"1"},{"op":"add","path":"/data/b","value":"2"},
             {"op":"copy","from":"/data/k","path":"/data/c"},{"op":"remove","path":"/data/k"},
             {"op":"replace","path":"/data/b","value":"3"},{"op":"move","from":"/data/c","path":"/data/d"}]
            """)).Is(200);
        Assert.Equal("""{"b":"3","d":"1"}""", answer.At("data"));
    }

    [Theory]
    [InlineData("""[{"op":"test","path":"/data/k","value":"2"}]""")]
    [InlineData("""[{"op":"remove","path":"/data/nothing"}]""")]
    [InlineData("""[{"op":"add","path":"/no/parent","value":"2"}]""")]
    public async Task A_JSON_patch_that_does_not_fit_is_refused(string operations)
    {
        await CreateMapAsync("a");
        var answer = (await Api.PatchAsync(Map, RawApi.JsonPatch, operations)).IsRefusal(422, "Invalid");
        Assert.Equal("the server rejected our request due to an error in our request", answer.At("message"));
        Assert.Equal("{}", answer.At("details"));
    }

    [Fact]
    public async Task A_JSON_patch_whose_copies_grow_without_end_is_refused()
    {
        await CreateMapAsync("a");
        var copies = Enumerable.Range(0, 64).Select(i => $$"""{"op":"copy","from":"/data","path":"/data/{{i}}"}""");
        (await Api.PatchAsync(Map, RawApi.JsonPatch, $"[{string.Join(',', copies)}]")).IsRefusal(422, "Invalid");
    }

    [Fact]
    public async Task A_strategic_patch_of_a_custom_kind_is_of_an_unsupported_type()
    {
        await CreatePoolAsync("p");
        var answer = (await Api.PatchAsync($"{Pools}/p", RawApi.Strategic, """{"spec":{}}"""))
            .IsRefusal(415, "UnsupportedMediaType");
        Assert.Equal(
            "the body of the request was in an unknown format - accepted media types include: "
            + "application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml",
            answer.At("message"));
    }

    [Fact]
    public async Task Plain_JSON_is_no_patch()
    {
        await CreateMapAsync("a");
        (await Api.PatchAsync(Map, RawApi.Json, """{"data":{}}""")).IsRefusal(415, "UnsupportedMediaType");
    }

    [Fact]
    public async Task A_patch_that_is_no_patch_is_a_bad_request()
    {
        await CreateMapAsync("a");
        (await Api.PatchAsync(Map, RawApi.Merge, "[]")).IsRefusal(400, "BadRequest");
        (await Api.PatchAsync(Map, RawApi.JsonPatch, "{}")).IsRefusal(400, "BadRequest");
    }

    [Fact]
    public async Task What_is_absent_cannot_be_patched() =>
        (await Api.PatchAsync(Map, RawApi.Merge, """{"data":{}}""")).IsRefusal(404, "NotFound");

    [Fact]
    public async Task A_patch_can_be_tried_without_doing_it()
    {
        await CreateMapAsync("a");
        var answer = (await Api.PatchAsync($"{Map}?dryRun=All", RawApi.Merge, """{"data":{"k":"2"}}""")).Is(200);
        Assert.Equal("2", answer.At("data", "k"));
        Assert.Equal("1", (await Api.GetAsync(Map)).At("data", "k"));
    }

    [Fact]
    public async Task A_patch_is_checked_like_any_write()
    {
        await CreatePoolAsync("p");
        var answer = (await Api.PatchAsync($"{Pools}/p", RawApi.Merge, """{"spec":{"addresses":["nonsense"]}}"""))
            .IsRefusal(422, "Invalid");
        Assert.Equal("spec.addresses[0]", answer.At("details", "causes", "0", "field"));
    }
}
