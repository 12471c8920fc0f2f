using Clarion.Tests.Platform.Conformance.Wire;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Conformance.Objects;

/// <summary>Schemas: unknown fields, defaults, and what is refused.</summary>
public abstract class FieldValidationTests(ServerFixture server) : Behaviour(server)
{
    private const string Unknown = """{"addresses":["192.0.2.0/24"],"x":1}""";

    public sealed class OnHub(HubFixture server) : FieldValidationTests(server);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture server) : FieldValidationTests(server);

    [Fact]
    public async Task Strict_refuses_an_unknown_field()
    {
        var answer = (await Api.PostAsync($"{Pools}?fieldValidation=Strict", Pool("p", Unknown)))
            .IsRefusal(400, "BadRequest");
        Assert.EndsWith(
            "strict decoding error: unknown field \"spec.x\"", answer.At("message"), StringComparison.Ordinal);
        var builtIn = (await Api.PostAsync(
            $"{ConfigMaps}?fieldValidation=Strict", """{"metadata":{"name":"a"},"bogus":1}"""))
            .IsRefusal(400, "BadRequest");
        Assert.EndsWith(
            "strict decoding error: unknown field \"bogus\"", builtIn.At("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_default_an_unknown_field_is_dropped_with_a_warning()
    {
        var answer = (await Api.PostAsync(Pools, Pool("p", Unknown))).Is(201);
        Assert.Null(answer.At("spec", "x"));
        Assert.Equal("299 - \"unknown field \\\"spec.x\\\"\"", answer.Header("Warning"));
        var builtIn = (await Api.PostAsync(ConfigMaps, """{"metadata":{"name":"a"},"bogus":1}""")).Is(201);
        Assert.Null(builtIn.At("bogus"));
        Assert.Equal("299 - \"unknown field \\\"bogus\\\"\"", builtIn.Header("Warning"));
    }

    [Fact]
    public async Task Of_very_many_unknown_fields_only_the_first_hundred_are_told()
    {
        var fields = string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"x{i}\":1"));
        var answer = (await Api.PostAsync(ConfigMaps, $$$"""{"metadata":{"name":"a"},{{{fields}}}}""")).Is(201);
        Assert.Equal(100, answer.Headers.GetValues("Warning").Count());
        Assert.Null(answer.At("x0"));
    }

    [Fact]
    public async Task Ignore_drops_an_unknown_field_in_silence()
    {
        var answer = (await Api.PostAsync($"{Pools}?fieldValidation=Ignore", Pool("p", Unknown))).Is(201);
        Assert.Null(answer.At("spec", "x"));
        Assert.Null(answer.Header("Warning"));
    }

    [Fact]
    public async Task Defaults_of_the_schema_are_filled_in()
    {
        var answer = await CreatePoolAsync("p");
        Assert.Equal(
            """{"addresses":["192.0.2.0/24"],"autoAssign":true,"avoidBuggyIPs":false}""", answer.At("spec"));
        Assert.Equal("1", answer.At("metadata", "generation"));
    }

    [Fact]
    public async Task A_value_that_the_schema_refuses_names_its_field()
    {
        var answer = (await Api.PostAsync(Pools, Pool("p", """{"addresses":"192.0.2.0/24"}""")))
            .IsRefusal(422, "Invalid");
        Assert.Equal("IPAddressPool", answer.At("details", "kind"));
        Assert.Equal("metallb.io", answer.At("details", "group"));
        Assert.Equal("spec.addresses", answer.At("details", "causes", "0", "field"));
        Assert.Equal("FieldValueTypeInvalid", answer.At("details", "causes", "0", "reason"));
        Assert.StartsWith(
            "IPAddressPool.metallb.io \"p\" is invalid: ", answer.At("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_required_field_is_asked_for()
    {
        var answer = (await Api.PostAsync(Pools, """
            {"apiVersion":"metallb.io/v1beta1","kind":"IPAddressPool","metadata":{"name":"p"},"spec":{"addresses":
             ["192.0.2.0/24"],"serviceAllocation":{"serviceSelectors":[{"matchExpressions":[{"key":"a"}]}]}}}
            """)).IsRefusal(422, "Invalid");
        Assert.Contains(
            "spec.serviceAllocation.serviceSelectors[0].matchExpressions[0].operator: Required value",
            answer.At("message"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_of_the_schema_says_what_is_wrong()
    {
        var answer = (await Api.PostAsync(Pools, Pool("p", """{"addresses":["nonsense"]}""")))
            .IsRefusal(422, "Invalid");
        Assert.Equal(
            "IPAddressPool.metallb.io \"p\" is invalid: spec.addresses[0]: Invalid value: \"nonsense\": "
            + "must be a prefix such as 192.0.2.0/24 or a range such as 192.0.2.10-192.0.2.20",
            answer.At("message"));
    }

    [Fact]
    public async Task The_kind_of_the_body_is_that_of_the_path()
    {
        (await Api.PostAsync(Pools, """{"metadata":{"name":"p"},"spec":{}}""")).IsRefusal(400, "BadRequest");
        (await Api.PostAsync(ConfigMaps, """{"apiVersion":"v1","kind":"Secret","metadata":{"name":"a"}}"""))
            .IsRefusal(400, "BadRequest");
    }

    [Fact]
    public async Task One_object_shows_under_each_version_of_its_kind()
    {
        const string Path = "/apis/metallb.io/{0}/namespaces/{1}/bgppeers";
        string In(string version) => string.Format(null, Path, version, Namespace);
        (await Api.PostAsync(In("v1beta2"), """
            {"apiVersion":"metallb.io/v1beta2","kind":"BGPPeer","metadata":{"name":"r"},
             "spec":{"myASN":64512,"peerASN":64513,"peerAddress":"192.0.2.1"}}
            """)).Is(201);
        var read = (await Api.GetAsync($"{In("v1beta1")}/r")).Is(200);
        Assert.Equal("metallb.io/v1beta1", read.At("apiVersion"));
        Assert.Equal("192.0.2.1", read.At("spec", "peerAddress"));
    }

    [Fact]
    public async Task An_object_that_goes_by_a_write_of_one_version_is_told_in_the_other()
    {
        var path = $"/apis/metallb.io/v1beta1/namespaces/{Namespace}/bgppeers";
        var created = (await Api.PostAsync(path, """
            {"apiVersion":"metallb.io/v1beta1","kind":"BGPPeer","metadata":{"name":"r","finalizers":["test.io/hold"]},
             "spec":{"myASN":64512,"peerASN":64513,"peerAddress":"192.0.2.1"}}
            """)).Is(201);
        (await Api.DeleteAsync($"{path}/r")).Is(200);
        using var watch = await Api.WatchAsync(
            $"{path}?watch=true&resourceVersion={created.At("metadata", "resourceVersion")}");
        (await Api.PatchAsync(
            $"/apis/metallb.io/v1beta2/namespaces/{Namespace}/bgppeers/r", RawApi.Merge,
            """{"metadata":{"finalizers":null}}""")).Is(200);
        var events = await watch.NextAsync(2);
        Assert.Equal(["MODIFIED r", "DELETED r"], events.Select(item => item.ToString()));
        Assert.Equal("metallb.io/v1beta1", events[1].At("apiVersion"));
    }
}
