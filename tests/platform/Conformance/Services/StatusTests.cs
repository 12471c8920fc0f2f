using Clarion.Tests.Platform.Conformance.Wire;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Conformance.Services;

/// <summary>The status subresource, of Services and of custom kinds, which differ.</summary>
public abstract class StatusTests(ServerFixture server) : Behaviour(server)
{
    public sealed class OnHub(HubFixture server) : StatusTests(server);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture server) : StatusTests(server);

    [Fact]
    public async Task The_status_of_a_Service_takes_metadata_along_and_leaves_the_spec()
    {
        await CreateServiceAsync("s", """{"type":"LoadBalancer","ports":[{"port":80}]}""");
        var answer = (await Api.PatchAsync($"{Services}/s/status", RawApi.Merge, """
            {"metadata":{"annotations":{"a":"b"}},"spec":{"sessionAffinity":"ClientIP"},
             "status":{"loadBalancer":{"ingress":[{"ip":"192.0.2.1"}]},
              "conditions":[{"type":"a/b","status":"True","reason":"R","message":"m",
                             "lastTransitionTime":"2026-01-01T00:00:00Z"}]}}
            """)).Is(200);
        Assert.Equal("""{"ingress":[{"ip":"192.0.2.1","ipMode":"VIP"}]}""", answer.At("status", "loadBalancer"));
        Assert.Equal("a/b", answer.At("status", "conditions", "0", "type"));
        Assert.Equal("""{"a":"b"}""", answer.At("metadata", "annotations"));
        Assert.Equal("None", answer.At("spec", "sessionAffinity"));
        Assert.Equal("Service", (await Api.GetAsync($"{Services}/s/status")).Is(200).At("kind"));
    }

    [Fact]
    public async Task The_status_of_a_Service_is_checked()
    {
        await CreateServiceAsync("s", """{"type":"LoadBalancer","ports":[{"port":80}]}""");
        var address = (await Api.PatchAsync(
            $"{Services}/s/status", RawApi.Merge, """{"status":{"loadBalancer":{"ingress":[{"ip":"banana"}]}}}"""))
            .IsRefusal(422, "Invalid");
        Assert.Contains(
            "status.loadBalancer.ingress[0].ip: Invalid value: \"banana\": must be a valid IP address",
            address.At("message"),
            StringComparison.Ordinal);
        await CreateServiceAsync("inner", """{"ports":[{"port":80}]}""");
        var type = (await Api.PatchAsync(
            $"{Services}/inner/status",
            RawApi.Merge,
            """{"status":{"loadBalancer":{"ingress":[{"ip":"192.0.2.1"}]}}}"""))
            .IsRefusal(422, "Invalid");
        Assert.Contains(
            "status.loadBalancer.ingress: Forbidden: may only be used when `spec.type` is 'LoadBalancer'",
            type.At("message"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_of_a_custom_kind_takes_nothing_else_along()
    {
        await CreatePoolAsync("p");
        var answer = (await Api.PatchAsync($"{Pools}/p/status", RawApi.Merge, """
            {"metadata":{"labels":{"a":"b"}},"spec":{"autoAssign":false},"status":{"assignedIPv4":3}}
            """)).Is(200);
        Assert.Equal("3", answer.At("status", "assignedIPv4"));
        Assert.Equal("true", answer.At("spec", "autoAssign"));
        Assert.Null(answer.At("metadata", "labels"));
        Assert.Equal("1", answer.At("metadata", "generation"));
    }

    [Fact]
    public async Task A_status_on_the_main_path_is_ignored()
    {
        await CreatePoolAsync("p");
        await Api.PatchAsync($"{Pools}/p/status", RawApi.Merge, """{"status":{"assignedIPv4":3}}""");
        var answer = (await Api.PatchAsync($"{Pools}/p", RawApi.Merge, """{"status":{"assignedIPv4":4}}""")).Is(200);
        Assert.Equal("3", answer.At("status", "assignedIPv4"));
        var created = (await Api.PostAsync(Pools, """
            {"apiVersion":"metallb.io/v1beta1","kind":"IPAddressPool","metadata":{"name":"q"},
             "spec":{"addresses":["192.0.2.0/24"]},"status":{"assignedIPv4":5}}
            """)).Is(201);
        Assert.Null(created.At("status"));
    }

    [Fact]
    public async Task One_version_guards_the_object_and_its_status()
    {
        var old = await CreatePoolAsync("p");
        await Api.PatchAsync($"{Pools}/p", RawApi.Merge, """{"spec":{"autoAssign":false}}""");
        (await Api.PutAsync($"{Pools}/p/status", old.Text)).IsRefusal(409, "Conflict");
    }

    [Fact]
    public async Task A_kind_without_a_status_has_no_such_path()
    {
        await CreateMapAsync("a");
        var answer = (await Api.PatchAsync($"{ConfigMaps}/a/status", RawApi.Merge, "{}")).IsRefusal(404, "NotFound");
        Assert.Equal("{}", answer.At("details"));
    }
}
