using Clarion.Tests.Platform.Conformance.Wire;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Conformance.Kinds;

public abstract class OtherKindsTests(ServerFixture server) : Behaviour(server)
{
    public sealed class OnHub(HubFixture server) : OtherKindsTests(server);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture server) : OtherKindsTests(server);

    [Fact]
    public async Task A_Secret_takes_plain_text_and_shows_it_encoded()
    {
        var answer = (await Api.PostAsync(
            $"/api/v1/namespaces/{Namespace}/secrets",
            """{"metadata":{"name":"s"},"stringData":{"a":"b"},"data":{"c":"ZA=="}}""")).Is(201);
        Assert.Equal("Opaque", answer.At("type"));
        Assert.Equal("""{"a":"Yg==","c":"ZA=="}""", answer.At("data"));
        Assert.Null(answer.At("stringData"));
    }

    [Fact]
    public async Task The_type_of_a_Secret_does_not_change()
    {
        var secrets = $"/api/v1/namespaces/{Namespace}/secrets";
        (await Api.PostAsync(secrets, """{"metadata":{"name":"s"}}""")).Is(201);
        (await Api.PatchAsync($"{secrets}/s", RawApi.Merge, """{"type":"a/b"}""")).IsRefusal(422, "Invalid");
    }

    [Fact]
    public async Task A_ConfigMap_that_is_immutable_stays()
    {
        (await Api.PostAsync(ConfigMaps, """{"metadata":{"name":"a"},"data":{"k":"1"},"immutable":true}""")).Is(201);
        var answer = (await Api.PatchAsync($"{ConfigMaps}/a", RawApi.Merge, """{"data":{"k":"2"}}"""))
            .IsRefusal(422, "Invalid");
        Assert.Contains(
            "data: Forbidden: field is immutable when `immutable` is set",
            answer.At("message"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_EndpointSlice_is_filled_in()
    {
        var slices = $"/apis/discovery.k8s.io/v1/namespaces/{Namespace}/endpointslices";
        var answer = (await Api.PostAsync(slices, """
            {"metadata":{"name":"e"},"addressType":"IPv4","endpoints":[{"addresses":["192.0.2.1"]}],
             "ports":[{"port":80}]}
            """)).Is(201);
        Assert.Equal("""[{"addresses":["192.0.2.1"],"conditions":{}}]""", answer.At("endpoints"));
        Assert.Equal("""[{"name":"","port":80,"protocol":"TCP"}]""", answer.At("ports"));
        Assert.Equal("1", answer.At("metadata", "generation"));
        (await Api.PatchAsync($"{slices}/e", RawApi.Merge, """{"addressType":"IPv6"}""")).IsRefusal(422, "Invalid");
    }

    [Fact]
    public async Task A_Node_begins_with_the_taint_of_one_that_is_not_ready()
    {
        var name = $"{Namespace}-n";
        var answer = (await Api.PostAsync("/api/v1/nodes", $$$"""{"metadata":{"name":"{{{name}}}"}}""")).Is(201);
        Assert.Equal(
            """[{"effect":"NoSchedule","key":"node.kubernetes.io/not-ready"}]""", answer.At("spec", "taints"));
        var ready = (await Api.PatchAsync(
            $"/api/v1/nodes/{name}/status",
            RawApi.Strategic,
            """{"status":{"conditions":[{"type":"Ready","status":"True"}]}}""")).Is(200);
        Assert.Equal("True", ready.At("status", "conditions", "0", "status"));
        var more = (await Api.PatchAsync(
            $"/api/v1/nodes/{name}/status",
            RawApi.Strategic,
            """{"status":{"conditions":[{"type":"Ready","status":"False"},{"type":"Other","status":"True"}]}}"""))
            .Is(200);
        Assert.Equal(
            ["Other True", "Ready False"],
            more.Body["status"]!["conditions"]!.AsArray()
                .Select(item => $"{item.At("type")} {item.At("status")}").Order(StringComparer.Ordinal));
        (await Api.DeleteAsync($"/api/v1/nodes/{name}")).Is(200);
    }

    [Fact]
    public async Task A_Pod_that_runs_goes_only_when_it_is_told_not_to_wait()
    {
        var pods = $"/api/v1/namespaces/{Namespace}/pods";
        (await Api.PostAsync(
            pods, """{"metadata":{"name":"p"},"spec":{"nodeName":"n","containers":[{"name":"c","image":"i"}]}}"""))
            .Is(201);
        var asked = (await Api.DeleteAsync($"{pods}/p")).Is(200);
        Assert.Equal("30", asked.At("metadata", "deletionGracePeriodSeconds"));
        (await Api.GetAsync($"{pods}/p")).Is(200);
        (await Api.DeleteAsync($"{pods}/p", """{"gracePeriodSeconds":0}""")).Is(200);
        (await Api.GetAsync($"{pods}/p")).IsRefusal(404, "NotFound");
    }

    [Fact]
    public async Task A_token_that_was_made_for_an_account_can_be_reviewed()
    {
        var accounts = $"/api/v1/namespaces/{Namespace}/serviceaccounts";
        (await Api.PostAsync(accounts, """{"metadata":{"name":"robot"}}""")).Is(201);
        var token = (await Api.PostAsync($"{accounts}/robot/token", """
            {"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest",
             "spec":{"audiences":["clarion"],"expirationSeconds":600}}
            """)).Is(201).At("status", "token");
        var right = await ReviewAsync(token!, "clarion");
        Assert.Equal("true", right.At("status", "authenticated"));
        Assert.Equal($"system:serviceaccount:{Namespace}:robot", right.At("status", "user", "username"));
        Assert.Equal("""["clarion"]""", right.At("status", "audiences"));
        Assert.NotEqual("true", (await ReviewAsync(token!, "other")).At("status", "authenticated"));
        Assert.NotEqual("true", (await ReviewAsync("nonsense", "clarion")).At("status", "authenticated"));
    }

    private async Task<Answer> ReviewAsync(string token, string audience) => (await Api.PostAsync(
        "/apis/authentication.k8s.io/v1/tokenreviews",
        $$$"""
        {"apiVersion":"authentication.k8s.io/v1","kind":"TokenReview",
         "spec":{"token":"{{{token}}}","audiences":["{{{audience}}}"]}}
        """)).Is(201);
}
