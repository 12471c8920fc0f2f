using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Conformance.Objects;

public abstract class CreateTests(ServerFixture server) : Behaviour(server)
{
    public sealed class OnHub(HubFixture server) : CreateTests(server);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture server) : CreateTests(server);

    [Fact]
    public async Task A_created_object_gets_identity_version_and_time()
    {
        var answer = await CreateMapAsync("a");
        Assert.Equal(("ConfigMap", "v1"), (answer.At("kind"), answer.At("apiVersion")));
        Assert.Equal(("a", Namespace), (answer.At("metadata", "name"), answer.At("metadata", "namespace")));
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$", answer.At("metadata", "uid"));
        Assert.Matches(@"^[1-9]\d*$", answer.At("metadata", "resourceVersion"));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", answer.At("metadata", "creationTimestamp"));
        Assert.Null(answer.At("metadata", "generation"));
        Assert.Equal("""{"k":"1"}""", answer.At("data"));
    }

    [Fact]
    public async Task What_only_the_server_may_say_is_overwritten()
    {
        var answer = (await Api.PostAsync(ConfigMaps, """
            {"metadata":{"name":"a","uid":"mine","creationTimestamp":"2001-01-01T00:00:00Z",
             "deletionTimestamp":"2001-01-01T00:00:00Z"}}
            """)).Is(201);
        Assert.NotEqual("mine", answer.At("metadata", "uid"));
        Assert.NotEqual("2001-01-01T00:00:00Z", answer.At("metadata", "creationTimestamp"));
        Assert.Null(answer.At("metadata", "deletionTimestamp"));
    }

    [Fact]
    public async Task A_name_is_taken_once()
    {
        await CreateMapAsync("a");
        var answer = (await Api.PostAsync(ConfigMaps, """{"metadata":{"name":"a"}}""")).IsRefusal(409, "AlreadyExists");
        Assert.Equal("configmaps \"a\" already exists", answer.At("message"));
        Assert.Equal("""{"kind":"configmaps","name":"a"}""", answer.At("details"));
        await CreatePoolAsync("p");
        var custom = (await Api.PostAsync(Pools, Pool("p", """{"addresses":["192.0.2.0/24"]}""")))
            .IsRefusal(409, "AlreadyExists");
        Assert.Equal("ipaddresspools.metallb.io \"p\" already exists", custom.At("message"));
        Assert.Equal("""{"group":"metallb.io","kind":"ipaddresspools","name":"p"}""", custom.At("details"));
    }

    [Fact]
    public async Task A_name_can_be_made_by_the_server()
    {
        var answer = (await Api.PostAsync(ConfigMaps, """{"metadata":{"generateName":"g-"}}""")).Is(201);
        Assert.Matches("^g-[bcdfghjklmnpqrstvwxz2456789]{5}$", answer.At("metadata", "name"));
        Assert.Equal("g-", answer.At("metadata", "generateName"));
    }

    [Fact]
    public async Task A_name_is_required()
    {
        var answer = (await Api.PostAsync(ConfigMaps, """{"metadata":{}}""")).IsRefusal(422, "Invalid");
        Assert.Equal(
            "ConfigMap \"\" is invalid: metadata.name: Required value: name or generateName is required",
            answer.At("message"));
        Assert.Equal("FieldValueRequired", answer.At("details", "causes", "0", "reason"));
        Assert.Equal("metadata.name", answer.At("details", "causes", "0", "field"));
    }

    [Theory]
    [InlineData("Bad")]
    [InlineData("-a")]
    [InlineData("a_b")]
    public async Task A_name_that_is_no_name_is_refused(string name)
    {
        var answer = (await Api.PostAsync(ConfigMaps, $$$"""{"metadata":{"name":"{{{name}}}"}}"""))
            .IsRefusal(422, "Invalid");
        Assert.StartsWith(
            $"ConfigMap \"{name}\" is invalid: metadata.name: Invalid value: \"{name}\": a lowercase RFC 1123 ",
            answer.At("message"),
            StringComparison.Ordinal);
        Assert.Equal("ConfigMap", answer.At("details", "kind"));
    }

    [Fact]
    public async Task Nothing_is_created_in_an_absent_namespace()
    {
        var answer = (await Api.PostAsync("/api/v1/namespaces/absent/configmaps", """{"metadata":{"name":"a"}}"""))
            .IsRefusal(404, "NotFound");
        Assert.Equal("namespaces \"absent\" not found", answer.At("message"));
        Assert.Equal("""{"kind":"namespaces","name":"absent"}""", answer.At("details"));
    }

    [Fact]
    public async Task The_namespace_of_the_body_is_that_of_the_path()
    {
        var answer = (await Api.PostAsync(ConfigMaps, """{"metadata":{"name":"a","namespace":"other"}}"""))
            .IsRefusal(400, "BadRequest");
        Assert.Equal(
            "the namespace of the provided object does not match the namespace sent on the request",
            answer.At("message"));
    }

    [Fact]
    public async Task A_dry_run_answers_and_stores_nothing()
    {
        var answer = (await Api.PostAsync($"{ConfigMaps}?dryRun=All", """{"metadata":{"name":"a"}}""")).Is(201);
        Assert.NotNull(answer.At("metadata", "uid"));
        Assert.Null(answer.At("metadata", "resourceVersion"));
        (await Api.GetAsync($"{ConfigMaps}/a")).IsRefusal(404, "NotFound");
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_is_a_bad_request()
    {
        (await Api.PostAsync(ConfigMaps, "{")).IsRefusal(400, "BadRequest");
        (await Api.PostAsync(ConfigMaps, "[]")).IsRefusal(400, "BadRequest");
        var deep = new string('[', 20_000) + new string(']', 20_000);
        (await Api.PostAsync(ConfigMaps, $$$"""{"metadata":{"name":"a"},"x":{{{deep}}}}"""))
            .IsRefusal(400, "BadRequest");
    }

    [Fact]
    public async Task A_number_that_no_float64_holds_is_a_bad_request() => (await Api.PostAsync(
        Leases, """{"metadata":{"name":"a"},"spec":{"leaseDurationSeconds":1e999}}""")).IsRefusal(400, "BadRequest");

    [Fact]
    public async Task A_value_of_the_wrong_type_is_a_bad_request() =>
        (await Api.PostAsync(ConfigMaps, """{"metadata":{"name":"a"},"data":{"k":1}}""")).IsRefusal(400, "BadRequest");

    [Fact]
    public async Task A_body_of_4_MB_is_too_large()
    {
        var body = $$$"""{"metadata":{"name":"a"},"data":{"k":"{{{new string('x', 4 << 20)}}}"}}""";
        var answer = (await Api.PostAsync(ConfigMaps, body)).IsRefusal(413, "RequestEntityTooLarge");
        Assert.Equal("Request entity too large: limit is 3145728", answer.At("message"));
    }

    [Fact]
    public async Task Labels_and_annotations_that_are_too_long_are_refused()
    {
        var label = (await Api.PostAsync(
            ConfigMaps, $$$$"""{"metadata":{"name":"a","labels":{"k":"{{{{new string('x', 64)}}}}"}}}"""))
            .IsRefusal(422, "Invalid");
        Assert.Equal("metadata.labels", label.At("details", "causes", "0", "field"));
        var annotation = (await Api.PostAsync(
            ConfigMaps, $$$$"""{"metadata":{"name":"a","annotations":{"k":"{{{{new string('x', 262_144)}}}}"}}}"""))
            .IsRefusal(422, "Invalid");
        Assert.Equal("metadata.annotations", annotation.At("details", "causes", "0", "field"));
    }

    [Fact]
    public async Task What_is_created_is_read_back()
    {
        var created = await CreateMapAsync("a");
        var read = (await Api.GetAsync($"{ConfigMaps}/a")).Is(200);
        Assert.Equal(created.At(), read.At());
        var absent = (await Api.GetAsync($"{ConfigMaps}/b")).IsRefusal(404, "NotFound");
        Assert.Equal("configmaps \"b\" not found", absent.At("message"));
        Assert.Equal("""{"kind":"configmaps","name":"b"}""", absent.At("details"));
    }
}
