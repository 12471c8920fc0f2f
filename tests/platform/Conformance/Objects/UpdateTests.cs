using System.Text.Json.Nodes;
using Clarion.Tests.Platform.Conformance.Wire;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Conformance.Objects;

public abstract class UpdateTests(ServerFixture server) : Behaviour(server)
{
    public sealed class OnHub(HubFixture server) : UpdateTests(server);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture server) : UpdateTests(server);

    [Fact]
    public async Task A_write_at_an_old_version_is_a_conflict()
    {
        var old = await CreateMapAsync("a");
        (await Api.PatchAsync($"{ConfigMaps}/a", RawApi.Merge, """{"data":{"k":"2"}}""")).Is(200);
        var answer = (await Api.PutAsync($"{ConfigMaps}/a", old.Text)).IsRefusal(409, "Conflict");
        Assert.Equal(
            "Operation cannot be fulfilled on configmaps \"a\": the object has been modified; "
            + "please apply your changes to the latest version and try again",
            answer.At("message"));
        Assert.Equal("""{"kind":"configmaps","name":"a"}""", answer.At("details"));
    }

    [Fact]
    public async Task Without_a_version_a_built_in_kind_is_written_over()
    {
        var before = await CreateMapAsync("a");
        var answer = (await Api.PutAsync($"{ConfigMaps}/a", """{"metadata":{"name":"a"},"data":{"n":"2"}}""")).Is(200);
        Assert.Equal("""{"n":"2"}""", answer.At("data"));
        Assert.Equal(before.At("metadata", "uid"), answer.At("metadata", "uid"));
        Assert.Equal(before.At("metadata", "creationTimestamp"), answer.At("metadata", "creationTimestamp"));
        Assert.NotEqual(before.At("metadata", "resourceVersion"), answer.At("metadata", "resourceVersion"));
    }

    [Fact]
    public async Task Without_a_version_custom_kinds_and_Leases_are_refused()
    {
        await CreatePoolAsync("p");
        var pool = (await Api.PutAsync($"{Pools}/p", Pool("p", """{"addresses":["192.0.2.0/25"]}""")))
            .IsRefusal(422, "Invalid");
        Assert.EndsWith(
            "metadata.resourceVersion: Invalid value: 0: must be specified for an update",
            pool.At("message"),
            StringComparison.Ordinal);
        (await Api.PostAsync(Leases, """{"metadata":{"name":"l"},"spec":{}}""")).Is(201);
        var lease = (await Api.PutAsync($"{Leases}/l", """{"metadata":{"name":"l"},"spec":{"holderIdentity":"a"}}"""))
            .IsRefusal(422, "Invalid");
        Assert.EndsWith("must be specified for an update", lease.At("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writing_what_is_there_already_writes_nothing()
    {
        var before = await CreateMapAsync("a");
        using var watch = await Api.WatchAsync(
            $"{ConfigMaps}?watch=true&resourceVersion={before.At("metadata", "resourceVersion")}");
        var answer = (await Api.PutAsync($"{ConfigMaps}/a", before.Text)).Is(200);
        Assert.Equal(before.At("metadata", "resourceVersion"), answer.At("metadata", "resourceVersion"));
        var patched = (await Api.PatchAsync($"{ConfigMaps}/a", RawApi.Merge, """{"data":{"k":"1"}}""")).Is(200);
        Assert.Equal(before.At("metadata", "resourceVersion"), patched.At("metadata", "resourceVersion"));
        await CreateMapAsync("b");
        Assert.Equal("ADDED b", (await watch.NextAsync())!.ToString());
    }

    [Fact]
    public async Task What_is_absent_is_not_created_by_writing_it()
    {
        var answer = (await Api.PutAsync($"{ConfigMaps}/a", """{"metadata":{"name":"a"}}"""))
            .IsRefusal(404, "NotFound");
        Assert.Equal("configmaps \"a\" not found", answer.At("message"));
    }

    [Fact]
    public async Task The_name_of_the_body_is_that_of_the_path()
    {
        await CreateMapAsync("a");
        var answer = (await Api.PutAsync($"{ConfigMaps}/a", """{"metadata":{"name":"b"}}"""))
            .IsRefusal(400, "BadRequest");
        Assert.Equal(
            "the name of the object (b) does not match the name on the URL (a)", answer.At("message"));
    }

    [Fact]
    public async Task The_generation_counts_changes_of_the_spec_and_nothing_else()
    {
        await CreatePoolAsync("p");
        var spec = await Api.PatchAsync($"{Pools}/p", RawApi.Merge, """{"spec":{"autoAssign":false}}""");
        Assert.Equal("2", spec.Is(200).At("metadata", "generation"));
        var label = await Api.PatchAsync($"{Pools}/p", RawApi.Merge, """{"metadata":{"labels":{"a":"1"}}}""");
        Assert.Equal("2", label.Is(200).At("metadata", "generation"));
        var service = await CreateServiceAsync("s", """{"ports":[{"port":80}]}""");
        Assert.Null(service.At("metadata", "generation"));
    }

    [Fact]
    public async Task A_whole_object_that_was_read_can_be_written_back_changed()
    {
        var created = await CreatePoolAsync("p");
        var changed = JsonNode.Parse(created.Text)!;
        changed["spec"]!["addresses"] = new JsonArray("192.0.2.0/25");
        var answer = (await Api.PutAsync($"{Pools}/p", changed.ToJsonString())).Is(200);
        Assert.Equal("""["192.0.2.0/25"]""", answer.At("spec", "addresses"));
        Assert.Equal("2", answer.At("metadata", "generation"));
        (await Api.PutAsync($"{Pools}/p", changed.ToJsonString())).IsRefusal(409, "Conflict");
    }
}
