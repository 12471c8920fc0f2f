using Clarion.Tests.Platform.Conformance.Wire;
using Clarion.Tests.Platform.Kubernetes;

namespace Clarion.Tests.Platform.Conformance.Services;

public abstract class ServiceTests(ServerFixture server) : Behaviour(server)
{
    private const string Balanced = """{"type":"LoadBalancer","ports":[{"port":80}]}""";

    public sealed class OnHub(HubFixture server) : ServiceTests(server);

    [NeedsApiServer]
    public sealed class OnApiServer(ApiServerFixture server) : ServiceTests(server);

    [Fact]
    public async Task A_Service_of_type_LoadBalancer_is_filled_in()
    {
        var answer = await CreateServiceAsync("s", Balanced);
        Assert.Equal($$"""["{{answer.At("spec", "clusterIP")}}"]""", answer.At("spec", "clusterIPs"));
        Assert.Matches(@"^10\.\d+\.\d+\.\d+$", answer.At("spec", "clusterIP"));
        var port = answer.Body["spec"]!["ports"]![0];
        Assert.Equal(("80", "80", "TCP"), (port.At("port"), port.At("targetPort"), port.At("protocol")));
        Assert.InRange(int.Parse(port.At("nodePort")!, null), 30_000, 32_767);
        Assert.Equal(
            ("SingleStack", """["IPv4"]"""), (answer.At("spec", "ipFamilyPolicy"), answer.At("spec", "ipFamilies")));
        Assert.Equal(
            ("Cluster", "Cluster"),
            (answer.At("spec", "externalTrafficPolicy"), answer.At("spec", "internalTrafficPolicy")));
        Assert.Equal(
            ("None", "true"),
            (answer.At("spec", "sessionAffinity"), answer.At("spec", "allocateLoadBalancerNodePorts")));
        Assert.Equal("""{"loadBalancer":{}}""", answer.At("status"));
    }

    [Fact]
    public async Task A_plain_Service_gets_an_address_and_no_more()
    {
        var answer = await CreateServiceAsync("s", """{"ports":[{"port":80}]}""");
        Assert.Equal("ClusterIP", answer.At("spec", "type"));
        Assert.Equal("""[{"port":80,"protocol":"TCP","targetPort":80}]""", answer.At("spec", "ports"));
        Assert.Null(answer.At("spec", "externalTrafficPolicy"));
        Assert.Null(answer.At("spec", "allocateLoadBalancerNodePorts"));
    }

    [Fact]
    public async Task Node_ports_can_be_declined()
    {
        var answer = await CreateServiceAsync(
            "s", """{"type":"LoadBalancer","allocateLoadBalancerNodePorts":false,"ports":[{"port":80}]}""");
        Assert.Null(answer.At("spec", "ports", "0", "nodePort"));
    }

    [Fact]
    public async Task Traffic_policy_Local_gets_a_port_for_health_checks()
    {
        var answer = await CreateServiceAsync(
            "s", """{"type":"LoadBalancer","externalTrafficPolicy":"Local","ports":[{"port":80}]}""");
        Assert.InRange(int.Parse(answer.At("spec", "healthCheckNodePort")!, null), 30_000, 32_767);
    }

    [Fact]
    public async Task Two_families_get_two_addresses_in_the_order_asked_for()
    {
        var both = await CreateServiceAsync("a", """{"ipFamilyPolicy":"PreferDualStack","ports":[{"port":80}]}""");
        Assert.Equal("""["IPv4","IPv6"]""", both.At("spec", "ipFamilies"));
        Assert.Contains(':', both.At("spec", "clusterIPs", "1")!);
        var turned = await CreateServiceAsync(
            "b", """{"ipFamilyPolicy":"RequireDualStack","ipFamilies":["IPv6","IPv4"],"ports":[{"port":80}]}""");
        Assert.Contains(':', turned.At("spec", "clusterIP")!);
        Assert.DoesNotContain(':', turned.At("spec", "clusterIPs", "1")!);
        await CreateServiceAsync("c", """{"ports":[{"port":80}]}""");
        var grown = await Api.PatchAsync(
            $"{Services}/c", RawApi.Merge, """{"spec":{"ipFamilyPolicy":"RequireDualStack"}}""");
        Assert.Contains(':', grown.Is(200).At("spec", "clusterIPs", "1")!);
    }

    [Fact]
    public async Task A_Service_without_an_address_of_its_own_gets_none()
    {
        var headless = await CreateServiceAsync(
            "a", """{"clusterIP":"None","selector":{"a":"b"},"ports":[{"port":80}]}""");
        Assert.Equal("""["None"]""", headless.At("spec", "clusterIPs"));
        Assert.Equal("SingleStack", headless.At("spec", "ipFamilyPolicy"));
        var elsewhere = await CreateServiceAsync("b", """{"type":"ExternalName","externalName":"example.org"}""");
        Assert.Null(elsewhere.At("spec", "clusterIP"));
        Assert.Null(elsewhere.At("spec", "ipFamilies"));
        Assert.Null(elsewhere.At("spec", "internalTrafficPolicy"));
    }

    [Fact]
    public async Task Session_affinity_gets_its_time()
    {
        var answer = await CreateServiceAsync("s", """{"sessionAffinity":"ClientIP","ports":[{"port":80}]}""");
        Assert.Equal("""{"clientIP":{"timeoutSeconds":10800}}""", answer.At("spec", "sessionAffinityConfig"));
    }

    [Theory]
    [InlineData("""{"type":"LoadBalancer"}""", "spec.ports: Required value")]
    [InlineData("""{"ports":[{"port":70000}]}""",
        "spec.ports[0].port: Invalid value: 70000: must be between 1 and 65535, inclusive")]
    [InlineData("""{"ports":[{"port":80},{"port":81}]}""", "spec.ports[0].name: Required value")]
    [InlineData("""{"type":"Foo","ports":[{"port":80}]}""",
        "spec.type: Unsupported value: \"Foo\": supported values: \"ClusterIP\", \"ExternalName\", "
        + "\"LoadBalancer\", \"NodePort\"")]
    [InlineData("""{"externalTrafficPolicy":"Local","ports":[{"port":80}]}""",
        "spec.externalTrafficPolicy: Invalid value: \"Local\": may only be set for externally-accessible services")]
    [InlineData("""{"loadBalancerClass":"a/b","ports":[{"port":80}]}""",
        "spec.loadBalancerClass: Forbidden: may only be used when `type` is 'LoadBalancer'")]
    [InlineData("""{"type":"NodePort","ports":[{"port":80,"nodePort":100}]}""",
        "spec.ports[0].nodePort: Invalid value: 100: provided port is not in the valid range. "
        + "The range of valid ports is 30000-32767")]
    [InlineData("""{"clusterIP":"192.0.2.1","ports":[{"port":80}]}""",
        "spec.clusterIPs: Invalid value: [\"192.0.2.1\"]: failed to allocate IP 192.0.2.1: "
        + "the provided network does not match the current range")]
    public async Task A_wrong_Service_is_refused_with_the_field(string spec, string message)
    {
        var answer = (await Api.PostAsync(Services, $$$"""{"metadata":{"name":"s"},"spec":{{{spec}}}}"""))
            .IsRefusal(422, "Invalid");
        Assert.Contains(message, answer.At("message"), StringComparison.Ordinal);
        Assert.StartsWith("Service \"s\" is invalid: ", answer.At("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_and_a_node_port_are_given_once_and_free_again_after_the_deletion()
    {
        var first = await CreateServiceAsync("a", """{"type":"NodePort","ports":[{"port":80}]}""");
        var taken = $$$"""
            {"type":"NodePort","clusterIP":"{{{first.At("spec", "clusterIP")}}}",
             "ports":[{"port":80,"nodePort":{{{first.At("spec", "ports", "0", "nodePort")}}}}]}
            """;
        var answer = (await Api.PostAsync(Services, $$$"""{"metadata":{"name":"b"},"spec":{{{taken}}}}"""))
            .IsRefusal(422, "Invalid");
        Assert.Contains("provided IP is already allocated", answer.At("message"), StringComparison.Ordinal);
        var port = $$$"""
            {"metadata":{"name":"b"},"spec":{"type":"NodePort",
             "ports":[{"port":80,"nodePort":{{{first.At("spec", "ports", "0", "nodePort")}}}}]}}
            """;
        answer = (await Api.PostAsync(Services, port)).IsRefusal(422, "Invalid");
        Assert.Contains("provided port is already allocated", answer.At("message"), StringComparison.Ordinal);
        (await Api.DeleteAsync($"{Services}/a")).Is(200);
        await CreateServiceAsync("b", taken);
    }

    [Fact]
    public async Task The_address_of_a_Service_does_not_change()
    {
        await CreateServiceAsync("s", Balanced);
        var answer = (await Api.PatchAsync(
            $"{Services}/s", RawApi.Merge, """{"spec":{"clusterIP":"10.0.0.99","clusterIPs":["10.0.0.99"]}}"""))
            .IsRefusal(422, "Invalid");
        Assert.Contains("may not change once set", answer.At("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Service_that_is_no_longer_a_LoadBalancer_loses_what_belongs_to_that()
    {
        await CreateServiceAsync("s", Balanced);
        (await Api.PatchAsync(
            $"{Services}/s/status", RawApi.Merge, """{"status":{"loadBalancer":{"ingress":[{"ip":"192.0.2.1"}]}}}"""))
            .Is(200);
        var answer = (await Api.PatchAsync($"{Services}/s", RawApi.Merge, """{"spec":{"type":"ClusterIP"}}""")).Is(200);
        Assert.Equal("""{"loadBalancer":{}}""", answer.At("status"));
        Assert.Null(answer.At("spec", "ports", "0", "nodePort"));
        Assert.Null(answer.At("spec", "externalTrafficPolicy"));
        Assert.Null(answer.At("spec", "allocateLoadBalancerNodePorts"));
    }

    [Fact]
    public async Task A_strategic_patch_merges_ports_by_their_number()
    {
        await CreateServiceAsync("s", """{"ports":[{"name":"a","port":80}]}""");
        var added = await Api.PatchAsync(
            $"{Services}/s", RawApi.Strategic, """{"spec":{"ports":[{"port":81,"name":"b"}]}}""");
        Assert.Equal(
            ["b 81", "a 80"],
            added.Is(200).Body["spec"]!["ports"]!.AsArray().Select(port => $"{port.At("name")} {port.At("port")}"));
        var ordered = await Api.PatchAsync($"{Services}/s", RawApi.Strategic, """
            {"spec":{"$setElementOrder/ports":[{"port":80},{"port":82}],
                     "ports":[{"port":82,"name":"c"},{"port":81,"$patch":"delete"}]}}
            """);
        Assert.Equal(
            ["a 80", "c 82"],
            ordered.Is(200).Body["spec"]!["ports"]!.AsArray().Select(port => $"{port.At("name")} {port.At("port")}"));
        var replaced = await Api.PatchAsync(
            $"{Services}/s", RawApi.Strategic, """{"spec":{"ports":[{"$patch":"replace"},{"port":90}]}}""");
        Assert.Equal(
            ["90"], replaced.Is(200).Body["spec"]!["ports"]!.AsArray().Select(port => port.At("port")));
    }

    [Fact]
    public async Task A_strategic_patch_merges_finalizers_as_a_set()
    {
        (await Api.PostAsync(
            Services,
            """{"metadata":{"name":"s","finalizers":["a.io/x","a.io/y"]},"spec":{"ports":[{"port":80}]}}""")).Is(201);
        var added = await Api.PatchAsync(
            $"{Services}/s", RawApi.Strategic, """{"metadata":{"finalizers":["a.io/z"]}}""");
        Assert.Equal("""["a.io/z","a.io/x","a.io/y"]""", added.Is(200).At("metadata", "finalizers"));
        var removed = await Api.PatchAsync($"{Services}/s", RawApi.Strategic, """
            {"metadata":{"$deleteFromPrimitiveList/finalizers":["a.io/x","a.io/z"]}}
            """);
        Assert.Equal("""["a.io/y"]""", removed.Is(200).At("metadata", "finalizers"));
    }

    [Fact]
    public async Task Addresses_given_by_hand_are_accepted_with_a_warning()
    {
        var answer = await CreateServiceAsync("s", """{"externalIPs":["192.0.2.1"],"ports":[{"port":80}]}""");
        Assert.Contains("spec.externalIPs is deprecated", answer.Header("Warning"), StringComparison.Ordinal);
    }
}
