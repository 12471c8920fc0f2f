using Clarion.Tests.Platform.Conformance.Wire;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Conformance.Objects;

public abstract class DeleteTests(ServerFixture server) : Behaviour(server)
{
    public sealed class OnHub(HubFixture server) : DeleteTests(server);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture server) : DeleteTests(server);

    [Fact]
    public async Task Most_kinds_answer_a_delete_with_a_status_that_has_the_uid()
    {
        var created = await CreateMapAsync("a");
        var answer = (await Api.DeleteAsync($"{ConfigMaps}/a", """{"propagationPolicy":"Background"}""")).Is(200);
        Assert.Equal(("Status", "Success"), (answer.At("kind"), answer.At("status")));
        Assert.Equal(
            $$"""{"kind":"configmaps","name":"a","uid":"{{created.At("metadata", "uid")}}"}""", answer.At("details"));
        (await Api.GetAsync($"{ConfigMaps}/a")).IsRefusal(404, "NotFound");
        (await Api.DeleteAsync($"{ConfigMaps}/a")).IsRefusal(404, "NotFound");
    }

    [Fact]
    public async Task A_custom_kind_names_its_group_in_that_status()
    {
        var created = await CreatePoolAsync("p");
        var answer = (await Api.DeleteAsync($"{Pools}/p")).Is(200);
        Assert.Equal(
            $$"""{"group":"metallb.io","kind":"ipaddresspools","name":"p","uid":"{{created.At("metadata", "uid")}}"}""",
            answer.At("details"));
    }

    [Fact]
    public async Task A_Service_answers_a_delete_with_itself()
    {
        await CreateServiceAsync("s", """{"ports":[{"port":80}]}""");
        var answer = (await Api.DeleteAsync($"{Services}/s")).Is(200);
        Assert.Equal(("Service", "s"), (answer.At("kind"), answer.At("metadata", "name")));
    }

    [Theory]
    [InlineData("""{"preconditions":{"uid":"another"}}""", "the UID in the precondition (another) does not match")]
    [InlineData(
        """{"preconditions":{"resourceVersion":"1"}}""", "the ResourceVersion in the precondition (1) does not match")]
    public async Task A_delete_obeys_its_preconditions(string options, string message)
    {
        await CreateMapAsync("a");
        var answer = (await Api.DeleteAsync($"{ConfigMaps}/a", options)).IsRefusal(409, "Conflict");
        Assert.Contains(message, answer.At("message"), StringComparison.Ordinal);
        (await Api.GetAsync($"{ConfigMaps}/a")).Is(200);
    }

    [Fact]
    public async Task A_deletion_that_is_only_tried_deletes_nothing()
    {
        await CreateMapAsync("a");
        (await Api.DeleteAsync($"{ConfigMaps}/a", """{"dryRun":["All"]}""")).Is(200);
        (await Api.DeleteAsync($"{ConfigMaps}/a?dryRun=All")).Is(200);
        (await Api.GetAsync($"{ConfigMaps}/a")).Is(200);
    }

    [Fact]
    public async Task An_object_with_a_finalizer_stays_until_that_is_removed()
    {
        var created = await CreateMapAsync("a", more: ""","finalizers":["test.io/hold"]""");
        using var watch = await Api.WatchAsync(
            $"{ConfigMaps}?watch=true&resourceVersion={created.At("metadata", "resourceVersion")}");
        var deleted = (await Api.DeleteAsync($"{ConfigMaps}/a")).Is(200);
        Assert.Equal("ConfigMap", deleted.At("kind"));
        Assert.NotNull(deleted.At("metadata", "deletionTimestamp"));
        Assert.Equal("0", deleted.At("metadata", "deletionGracePeriodSeconds"));

        var again = (await Api.DeleteAsync($"{ConfigMaps}/a")).Is(200);
        Assert.Equal(deleted.At("metadata", "resourceVersion"), again.At("metadata", "resourceVersion"));
        var more = (await Api.PatchAsync(
            $"{ConfigMaps}/a", RawApi.Merge, """{"metadata":{"finalizers":["test.io/hold","test.io/more"]}}"""))
            .IsRefusal(422, "Invalid");
        Assert.Contains(
            "metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted",
            more.At("message"),
            StringComparison.Ordinal);
        (await Api.PatchAsync($"{ConfigMaps}/a", RawApi.Merge, """{"data":{"k":"2"}}""")).Is(200);
        (await Api.PostAsync(ConfigMaps, """{"metadata":{"name":"a"}}""")).IsRefusal(409, "AlreadyExists");

        (await Api.PatchAsync($"{ConfigMaps}/a", RawApi.Merge, """{"metadata":{"finalizers":null}}""")).Is(200);
        (await Api.GetAsync($"{ConfigMaps}/a")).IsRefusal(404, "NotFound");
        var events = await watch.NextAsync(3);
        Assert.Equal(["MODIFIED a", "MODIFIED a", "DELETED a"], events.Select(item => item.ToString()));
        Assert.True(events[2].Version > events[1].Version);
    }

    [Fact]
    public async Task A_finalizer_has_a_qualified_name()
    {
        var answer = (await Api.PostAsync(ConfigMaps, """{"metadata":{"name":"a","finalizers":["x"]}}"""))
            .IsRefusal(422, "Invalid");
        Assert.Equal("metadata.finalizers[0]", answer.At("details", "causes", "0", "field"));
    }

    [Fact]
    public async Task The_generation_rises_when_a_deletion_begins()
    {
        (await Api.PostAsync(Pools, """
            {"apiVersion":"metallb.io/v1beta1","kind":"IPAddressPool",
             "metadata":{"name":"p","finalizers":["test.io/hold"]},"spec":{"addresses":["192.0.2.0/24"]}}
            """)).Is(201);
        var answer = (await Api.DeleteAsync($"{Pools}/p")).Is(200);
        Assert.Equal("2", answer.At("metadata", "generation"));
    }

    [Fact]
    public async Task Many_are_deleted_at_once_by_selector_and_listed_in_the_answer()
    {
        await CreateMapAsync("a", more: ""","labels":{"k":"1"}""");
        await CreateMapAsync("b", more: ""","labels":{"k":"2"}""");
        await CreateMapAsync("c", more: ""","labels":{"k":"1"}""");
        var answer = (await Api.DeleteAsync($"{ConfigMaps}?labelSelector=k%3D1")).Is(200);
        Assert.Equal("ConfigMapList", answer.At("kind"));
        Assert.Equal(["a", "c"], answer.Body["items"]!.AsArray().Select(item => item.At("metadata", "name")));
        var left = (await Api.GetAsync(ConfigMaps)).Is(200);
        Assert.Equal(["b"], left.Body["items"]!.AsArray().Select(item => item.At("metadata", "name")));
    }

    [Fact]
    public async Task Who_deletes_in_the_foreground_leaves_a_finalizer_for_the_collector()
    {
        await CreateMapAsync("a");
        var answer = (await Api.DeleteAsync($"{ConfigMaps}/a", """{"propagationPolicy":"Foreground"}""")).Is(200);
        Assert.Equal("""["foregroundDeletion"]""", answer.At("metadata", "finalizers"));
    }
}
