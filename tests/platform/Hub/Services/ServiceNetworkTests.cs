using System.Net;
using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;
using Clarion.Hub.Schemas;
using Clarion.Hub.Services;

namespace Clarion.Tests.Platform.Hub.Services;

public sealed class ServiceNetworkTests
{
    private readonly ServiceNetwork network = new(ServiceRanges.Default, new Random(1));

    [Theory]
    [InlineData("{}", "SingleStack", """["IPv4"]""", "10.96.")]
    [InlineData("""{"ipFamilies":["IPv6"]}""", "SingleStack", """["IPv6"]""", "fd96::")]
    [InlineData("""{"ipFamilyPolicy":"PreferDualStack"}""", "PreferDualStack", """["IPv4","IPv6"]""", "10.96.,fd96::")]
    [InlineData(
        """{"ipFamilyPolicy":"RequireDualStack","ipFamilies":["IPv6"]}""", "RequireDualStack", """["IPv6","IPv4"]""",
        "fd96::,10.96.")]
    [InlineData("""{"clusterIP":"fd96::6"}""", "SingleStack", """["IPv6"]""", "fd96::6")]
    [InlineData("""{"clusterIP":"None","selector":{"a":"b"}}""", "SingleStack", """["IPv4"]""", "None")]
    [InlineData("""{"clusterIP":"None"}""", "RequireDualStack", """["IPv4","IPv6"]""", "None")]
    public void A_Service_gets_the_families_and_addresses_that_it_asks_for(
        string spec, string policy, string families, string prefixes)
    {
        var service = Created(spec)["spec"]!;
        Assert.Equal((policy, families), ((string?)service["ipFamilyPolicy"], service["ipFamilies"]!.ToJsonString()));
        var addresses = service["clusterIPs"]!.AsArray().Select(address => (string)address!).ToList();
        Assert.Equal((string?)service["clusterIP"], addresses[0]);
        Assert.All(prefixes.Split(',').Zip(addresses), pair => Assert.StartsWith(pair.First, pair.Second));
        Assert.Equal(prefixes.Split(',').Length, addresses.Count);
    }

    [Theory]
    [InlineData(
        """{"clusterIP":"192.168.0.1"}""",
        "spec.clusterIPs: Invalid value: [\"192.168.0.1\"]: failed to allocate IP 192.168.0.1: the provided network "
        + "does not match the current range")]
    [InlineData(
        """{"clusterIP":"10.96.0.77"}""",
        "spec.clusterIPs: Invalid value: [\"10.96.0.77\"]: failed to allocate IP 10.96.0.77: "
        + "provided IP is already allocated")]
    [InlineData(
        """{"ipFamilies":["IPv4","IPv6"]}""",
        "spec.ipFamilyPolicy: Invalid value: \"SingleStack\": must be 'RequireDualStack' or 'PreferDualStack' when "
        + "multiple IP families are specified")]
    [InlineData(
        """{"type":"NodePort","ports":[{"port":80,"nodePort":100}]}""",
        "spec.ports[0].nodePort: Invalid value: 100: provided port is not in the valid range. The range of valid "
        + "ports is 30000-32767")]
    [InlineData(
        """{"type":"NodePort","ports":[{"port":80,"nodePort":30100}]}""",
        "spec.ports[0].nodePort: Invalid value: 30100: provided port is already allocated")]
    [InlineData(
        """
        {"type":"NodePort","ports":[{"port":80,"name":"a","nodePort":30001},{"port":81,"name":"b","nodePort":30001}]}
        """,
        "spec.ports[1].nodePort: Invalid value: 30001: provided port is already allocated")]
    [InlineData(
        """{"type":"LoadBalancer","externalTrafficPolicy":"Local","healthCheckNodePort":5}""",
        "spec.healthCheckNodePort: Invalid value: 5: provided port is not in the valid range. The range of valid "
        + "ports is 30000-32767")]
    public void What_cannot_be_given_is_refused_and_nothing_is_held(string spec, string cause)
    {
        Created("""{"type":"NodePort","clusterIP":"10.96.0.77","ports":[{"port":80,"nodePort":30100}]}""");
        var assignment = network.Assign(Admitted(spec), null);
        Assert.Equal([cause], assignment.Refusal!.Causes.Select(found => found.ToString()));
        Assert.Empty(assignment.TakenAddresses);
        Assert.Empty(assignment.TakenPorts);
    }

    [Fact]
    public void Node_ports_are_given_where_the_type_has_them_and_nobody_declined()
    {
        Assert.InRange((int)Created("""{"type":"NodePort"}""")["spec"]!["ports"]![0]!["nodePort"]!, 30000, 32767);
        Assert.InRange((int)Created("""{"type":"LoadBalancer"}""")["spec"]!["ports"]![0]!["nodePort"]!, 30000, 32767);
        Assert.Null(Created("{}")["spec"]!["ports"]![0]!["nodePort"]);
        Assert.Null(Created(
            """{"type":"LoadBalancer","allocateLoadBalancerNodePorts":false}""")["spec"]!["ports"]![0]!["nodePort"]);
    }

    [Fact]
    public void One_number_serves_both_protocols_of_a_port()
    {
        var ports = Created("""
            {"type":"NodePort","ports":[{"port":53,"name":"a"},{"port":53,"name":"b","protocol":"UDP"}]}
            """)["spec"]!["ports"]!;
        Assert.Equal((int)ports[0]!["nodePort"]!, (int)ports[1]!["nodePort"]!);
    }

    [Fact]
    public void Local_traffic_gets_a_port_for_health_checks() => Assert.InRange(
        (int)Created("""{"type":"LoadBalancer","externalTrafficPolicy":"Local"}""")["spec"]!["healthCheckNodePort"]!,
        30000, 32767);

    [Fact]
    public void What_a_write_took_that_did_not_happen_is_free_again()
    {
        const string spec = """{"type":"NodePort","clusterIP":"10.96.0.5","ports":[{"port":80,"nodePort":30005}]}""";
        network.Undo(network.Assign(Admitted(spec), null));
        Created(spec);
    }

    [Fact]
    public void What_a_Service_had_is_free_when_it_is_gone()
    {
        const string spec = """{"type":"NodePort","clusterIP":"10.96.0.5","ports":[{"port":80,"nodePort":30005}]}""";
        network.Release(Created(spec));
        Created(spec);
    }

    [Fact]
    public void A_changed_type_gives_its_ports_back_when_the_write_is_done()
    {
        const string spec = """{"type":"NodePort","ports":[{"port":80,"nodePort":30005}]}""";
        var stored = Created(spec);
        var next = Updated(stored, """{"type":"ClusterIP"}""");
        var assignment = network.Assign(next, stored);
        Assert.Null(assignment.Refusal);
        Assert.Null(next["spec"]!["ports"]![0]!["nodePort"]);
        Assert.NotNull(network.Assign(Admitted(spec), null).Refusal);
        network.Commit(assignment);
        Created(spec);
    }

    [Fact]
    public void A_second_family_comes_and_goes_with_the_policy()
    {
        var stored = Created("{}");
        var dual = Updated(stored, """{"ipFamilyPolicy":"RequireDualStack"}""");
        network.Commit(network.Assign(dual, stored));
        Assert.Equal(2, dual["spec"]!["clusterIPs"]!.AsArray().Count);
        Assert.Equal((string?)stored["spec"]!["clusterIP"], (string?)dual["spec"]!["clusterIP"]);
        var single = Updated(dual, """{"ipFamilyPolicy":"SingleStack"}""");
        var assignment = network.Assign(single, dual);
        Assert.Null(assignment.Refusal);
        Assert.Equal("""["IPv4"]""", single["spec"]!["ipFamilies"]!.ToJsonString());
        Assert.Single(single["spec"]!["clusterIPs"]!.AsArray());
        Assert.Single(assignment.FreedAddresses);
    }

    [Fact]
    public void A_range_that_is_used_up_says_so()
    {
        var small = new ServiceNetwork(new(IPNetwork.Parse("10.0.0.0/30"), null), new Random(1));
        Assert.Null(small.Assign(Admitted("{}"), null).Refusal);
        Assert.Null(small.Assign(Admitted("{}"), null).Refusal);
        Assert.Contains("range is full", small.Assign(Admitted("{}"), null).Refusal!.Message, StringComparison.Ordinal);
        Assert.Contains(
            "not configured for dual-stack",
            small.Assign(Admitted("""{"ipFamilyPolicy":"RequireDualStack"}"""), null).Refusal!.Message,
            StringComparison.Ordinal);
    }

    private JsonObject Created(string spec)
    {
        var service = Admitted(spec);
        var assignment = network.Assign(service, null);
        Assert.Null(assignment.Refusal);
        network.Commit(assignment);
        return service;
    }

    private static JsonObject Admitted(string spec)
    {
        var service = new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = "s" },
            ["spec"] = JsonNode.Parse(spec),
        };
        service.Make("spec").TryAdd("ports", new JsonArray(new JsonObject { ["port"] = 80 }));
        var admitted = Admission.Create(CoreKinds.Service, service);
        Assert.Null(admitted.Refusal);
        return admitted.Object!;
    }

    private static JsonObject Updated(JsonObject stored, string changes)
    {
        var next = stored.DeepClone().AsObject();
        foreach (var (name, value) in JsonNode.Parse(changes)!.AsObject())
            next.Make("spec")[name] = value?.DeepClone();
        var admitted = Admission.Update(CoreKinds.Service, stored, next, WrittenPath.Main);
        Assert.Null(admitted.Refusal);
        return admitted.Object!;
    }
}
