using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;
using Clarion.Hub.Schemas;

namespace Clarion.Tests.Platform.Hub.Schemas;

/// <summary>What kube-apiserver v1.36 answers to the same Services.</summary>
public sealed class ServiceAdmissionTests
{
    private const string PortRange = "must be between 1 and 65535, inclusive";
    private const string LoadBalancerOnly = "Forbidden: may only be used when `type` is 'LoadBalancer'";

    [Theory]
    [InlineData("{}", """
        {"ports":[{"port":80,"protocol":"TCP","targetPort":80}],"type":"ClusterIP","sessionAffinity":"None",
         "internalTrafficPolicy":"Cluster"}
        """)]
    [InlineData("""{"type":"LoadBalancer"}""", """
        {"type":"LoadBalancer","ports":[{"port":80,"protocol":"TCP","targetPort":80}],"sessionAffinity":"None",
         "externalTrafficPolicy":"Cluster","internalTrafficPolicy":"Cluster","allocateLoadBalancerNodePorts":true}
        """)]
    [InlineData("""{"type":"ExternalName","externalName":"a.b","ports":null}""", """
        {"type":"ExternalName","externalName":"a.b","sessionAffinity":"None"}
        """)]
    [InlineData("""{"sessionAffinity":"ClientIP","externalIPs":["192.0.2.1"]}""", """
        {"sessionAffinity":"ClientIP","externalIPs":["192.0.2.1"],
         "ports":[{"port":80,"protocol":"TCP","targetPort":80}],"type":"ClusterIP",
         "sessionAffinityConfig":{"clientIP":{"timeoutSeconds":10800}},
         "externalTrafficPolicy":"Cluster","internalTrafficPolicy":"Cluster"}
        """)]
    public void A_Service_is_filled_in(string spec, string expected) =>
        JsonAssert.Equal(expected, Created(spec)["spec"]);

    [Theory]
    [InlineData("""{"ports":[]}""", "spec.ports: Required value")]
    [InlineData("""{"ports":[{"port":80},{"port":81}]}""",
        "spec.ports[0].name: Required value", "spec.ports[1].name: Required value")]
    [InlineData("""{"ports":[{"port":80,"name":"a"},{"port":81,"name":"a"}]}""",
        "spec.ports[1].name: Duplicate value: \"a\"")]
    [InlineData("""{"ports":[{"port":70000}]}""",
        "spec.ports[0].port: Invalid value: 70000: " + PortRange,
        "spec.ports[0].targetPort: Invalid value: 70000: " + PortRange)]
    [InlineData("""{"ports":[{"port":80,"targetPort":"A_b"}]}""",
        "spec.ports[0].targetPort: Invalid value: \"A_b\": must contain only alpha-numeric characters (a-z, 0-9), and "
        + "hyphens (-)")]
    [InlineData("""{"ports":[{"port":80,"protocol":"XXP"}]}""",
        "spec.ports[0].protocol: Unsupported value: \"XXP\": supported values: \"SCTP\", \"TCP\", \"UDP\"")]
    [InlineData("""{"ports":[{"port":80,"nodePort":30001}]}""",
        "spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'")]
    [InlineData("""{"externalTrafficPolicy":"Local"}""",
        "spec.externalTrafficPolicy: Invalid value: \"Local\": may only be set for externally-accessible services")]
    [InlineData("""{"type":"LoadBalancer","externalTrafficPolicy":"X"}""",
        "spec.externalTrafficPolicy: Unsupported value: \"X\": supported values: \"Cluster\", \"Local\"")]
    [InlineData("""{"loadBalancerClass":"a/b"}""", "spec.loadBalancerClass: " + LoadBalancerOnly)]
    [InlineData("""{"allocateLoadBalancerNodePorts":true}""",
        "spec.allocateLoadBalancerNodePorts: " + LoadBalancerOnly)]
    [InlineData("""{"loadBalancerSourceRanges":["10.0.0.0/8"]}""",
        "spec.LoadBalancerSourceRanges: " + LoadBalancerOnly)]
    [InlineData("""{"type":"LoadBalancer","loadBalancerSourceRanges":["10.0.0.1/8","x"]}""",
        "spec.LoadBalancerSourceRanges[0]: Invalid value: \"10.0.0.1/8\": must not have bits set beyond the prefix "
        + "length",
        "spec.LoadBalancerSourceRanges[1]: Invalid value: \"x\": must be a valid CIDR value, (e.g. 10.9.8.0/24 or "
        + "2001:db8::/64)")]
    [InlineData("""{"type":"LoadBalancer","healthCheckNodePort":30005}""",
        "spec.healthCheckNodePort: Invalid value: 30005: may only be set when `type` is 'LoadBalancer' and "
        + "`externalTrafficPolicy` is 'Local'")]
    public void A_wrong_Service_is_refused_with_every_cause(string spec, params string[] causes) =>
        Assert.Equal(causes, Causes(spec));

    [Theory]
    [InlineData("""{"type":"ExternalName"}""", "spec.externalName: Required value")]
    [InlineData("""{"type":"ExternalName","externalName":"a.b","clusterIP":"10.0.0.5"}""",
        "spec.clusterIPs: Forbidden: may not be set for ExternalName services")]
    [InlineData("""{"clusterIP":"x"}""",
        "spec.clusterIPs[0]: Invalid value: \"x\": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)")]
    [InlineData("""{"clusterIP":"10.0.0.5","clusterIPs":["10.0.0.6"]}""",
        "spec.clusterIPs: Invalid value: [\"10.0.0.6\"]: first value must match `clusterIP`")]
    [InlineData("""{"clusterIPs":["10.0.0.6"]}""",
        "spec.clusterIPs: Invalid value: [\"10.0.0.6\"]: must be empty when `clusterIP` is not specified")]
    [InlineData("""{"clusterIP":"None","type":"LoadBalancer"}""",
        "spec.clusterIPs[0]: Invalid value: \"None\": may not be set to 'None' for LoadBalancer services")]
    [InlineData("""{"ipFamilies":["IPv5","IPv4","IPv4"]}""",
        "spec.ipFamilies[0]: Unsupported value: \"IPv5\": supported values: \"IPv4\", \"IPv6\"",
        "spec.ipFamilies[2]: Duplicate value: \"IPv4\"")]
    [InlineData("""{"ipFamilies":["IPv6"],"clusterIP":"10.0.0.6"}""",
        "spec.clusterIPs[0]: Invalid value: \"10.0.0.6\": expected an IPv6 value as indicated by `ipFamilies[0]`")]
    [InlineData("""{"externalIPs":["127.0.0.1","010.0.0.1"]}""",
        "spec.externalIPs[0]: Invalid value: \"127.0.0.1\": may not be in the loopback range (127.0.0.0/8, ::1/128)",
        "spec.externalIPs[1]: Invalid value: \"010.0.0.1\": must not have leading 0s")]
    [InlineData("""{"sessionAffinity":"ClientIP","sessionAffinityConfig":{"clientIP":{"timeoutSeconds":0}}}""",
        "spec.sessionAffinityConfig.clientIP.timeoutSeconds: Invalid value: 0: must be greater than 0 and less than "
        + "86400")]
    public void Wrong_addresses_are_refused_with_every_cause(string spec, params string[] causes) =>
        Assert.Equal(causes, Causes(spec));

    [Theory]
    [InlineData("""{"ports":[{"port":"x"}]}""",
        "string into Go struct field ServicePort.spec.ports.port of type int32")]
    [InlineData("""{"ports":{"a":1}}""",
        "object into Go struct field ServiceSpec.spec.ports of type []v1.ServicePort")]
    [InlineData("""{"selector":{"a":1}}""", "number into Go struct field ServiceSpec.spec.selector of type string")]
    [InlineData("""{"ports":[{"port":80.5}]}""",
        "number 80.5 into Go struct field ServicePort.spec.ports.port of type int32")]
    [InlineData("\"x\"", "string into Go struct field Service.spec of type v1.ServiceSpec")]
    public void A_field_of_another_type_is_told_in_the_words_of_Go(string spec, string problem)
    {
        var refusal = Admission.Create(CoreKinds.Service, Service(spec)).Refusal!;
        Assert.Equal((400, "BadRequest"), (refusal.Code, refusal.Reason));
        Assert.Equal($"json: cannot unmarshal {problem}", refusal.DecodingProblem);
        Assert.Equal(
            $"Service in version \"v1\" cannot be handled as a Service: json: cannot unmarshal {problem}",
            refusal.Message);
    }

    [Theory]
    [InlineData("""{"type":"ClusterIP"}""", """["type","ports","sessionAffinity","internalTrafficPolicy"]""")]
    [InlineData("""{"type":"NodePort"}""",
        """["type","ports","sessionAffinity","externalTrafficPolicy","internalTrafficPolicy"]""")]
    public void A_changed_type_drops_what_it_has_no_use_for(string change, string fields)
    {
        var stored = Created("""{"type":"LoadBalancer","loadBalancerClass":"a/b"}""");
        stored["status"] = JsonNode.Parse("""{"loadBalancer":{"ingress":[{"ip":"192.0.2.1","ipMode":"VIP"}]}}""");
        var next = Accepted(Admission.Update(CoreKinds.Service, stored, Changed(stored, change), WrittenPath.Main));
        Assert.Equal(
            JsonNode.Parse(fields)!.AsArray().Select(name => (string)name!).Order(),
            next["spec"]!.AsObject().Select(field => field.Key).Order());
        JsonAssert.Equal("""{"loadBalancer":{}}""", next["status"]);
    }

    [Theory]
    [InlineData("""{"loadBalancerClass":"a/c"}""",
        "spec.loadBalancerClass: Invalid value: \"a/c\": may not change once set")]
    [InlineData("""{"loadBalancerClass":null}""",
        "spec.loadBalancerClass: Invalid value: null: may not change once set")]
    [InlineData("""{"clusterIP":"10.0.0.99"}""",
        "spec.clusterIPs[0]: Invalid value: [\"10.0.0.99\"]: may not change once set")]
    [InlineData("""{"clusterIPs":["10.0.0.99"]}""",
        "spec.clusterIPs: Invalid value: [\"10.0.0.99\"]: first value must match `clusterIP`")]
    [InlineData("""{"healthCheckNodePort":30999}""", "spec.healthCheckNodePort: Forbidden: field is immutable")]
    public void What_is_given_once_does_not_change(string change, string cause)
    {
        var stored = Created("""
            {"type":"LoadBalancer","loadBalancerClass":"a/b","clusterIP":"10.0.0.1","externalTrafficPolicy":"Local",
             "healthCheckNodePort":30001}
            """);
        var refusal = Admission.Update(
            CoreKinds.Service, stored, Changed(stored, change), WrittenPath.Main).Refusal!;
        Assert.Equal([cause], refusal.Causes.Select(found => found.ToString()));
    }

    [Fact]
    public void What_a_writer_leaves_out_stays_as_it_was_given()
    {
        var stored = Created("""{"type":"NodePort","clusterIP":"10.0.0.1","ports":[{"port":80,"nodePort":30001}]}""");
        var next = Accepted(Admission.Update(
            CoreKinds.Service, stored, Service("""{"type":"NodePort","ports":[{"port":80}]}"""), WrittenPath.Main));
        Assert.Equal("10.0.0.1", (string?)next["spec"]!["clusterIP"]);
        Assert.Equal(30001, (int)next["spec"]!["ports"]![0]!["nodePort"]!);
    }

    [Fact]
    public void The_status_path_writes_status_and_labels_and_fills_in_the_mode()
    {
        var stored = Created("""{"type":"LoadBalancer"}""");
        var body = Changed(stored, """{"sessionAffinity":"ClientIP"}""");
        body.Make("metadata")["labels"] = new JsonObject { ["a"] = "b" };
        body["status"] = JsonNode.Parse("""{"loadBalancer":{"ingress":[{"ip":"192.0.2.1"}]}}""");
        var next = Accepted(Admission.Update(CoreKinds.Service, stored, body, WrittenPath.Status));
        Assert.Equal("None", (string?)next["spec"]!["sessionAffinity"]);
        Assert.Equal("b", (string?)next["metadata"]!["labels"]!["a"]);
        JsonAssert.Equal("""{"loadBalancer":{"ingress":[{"ip":"192.0.2.1","ipMode":"VIP"}]}}""", next["status"]);
    }

    [Theory]
    [InlineData("LoadBalancer", """[{"ip":"banana"}]""",
        "status.loadBalancer.ingress[0].ip: Invalid value: \"banana\": must be a valid IP address, (e.g. 10.9.8.7 or "
        + "2001:db8::ffff)")]
    [InlineData("LoadBalancer", """[{"hostname":"a","ipMode":"VIP"}]""",
        "status.loadBalancer.ingress[0].ipMode: Forbidden: may not be specified when `ip` is not set")]
    [InlineData("LoadBalancer", """[{"hostname":"1.2.3.4"}]""",
        "status.loadBalancer.ingress[0].hostname: Invalid value: \"1.2.3.4\": must be a DNS name, not an IP address")]
    [InlineData("ClusterIP", """[{"ip":"192.0.2.1"}]""",
        "status.loadBalancer.ingress: Forbidden: may only be used when `spec.type` is 'LoadBalancer'")]
    public void A_wrong_status_is_refused(string type, string ingress, string cause)
    {
        var stored = Created($$"""{"type":"{{type}}"}""");
        var body = stored.DeepClone().AsObject();
        body["status"] = JsonNode.Parse($$$"""{"loadBalancer":{"ingress":{{{ingress}}}}}""");
        var refusal = Admission.Update(CoreKinds.Service, stored, body, WrittenPath.Status).Refusal!;
        Assert.Equal([cause], refusal.Causes.Select(found => found.ToString()));
    }

    [Fact]
    public void What_is_deprecated_is_warned_of() => Assert.Equal(
        ["spec.externalIPs is deprecated and may no longer be implemented in some clusters"],
        Admission.Create(CoreKinds.Service, Service("""{"externalIPs":["192.0.2.1"]}""")).Warnings);

    private static IEnumerable<string> Causes(string spec) =>
        Admission.Create(CoreKinds.Service, Service(spec)).Refusal!.Causes.Select(cause => cause.ToString());

    private static JsonObject Service(string spec)
    {
        var service = new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = "s" },
            ["spec"] = JsonNode.Parse(spec),
        };
        service.Object("spec")?.TryAdd("ports", new JsonArray(new JsonObject { ["port"] = 80 }));
        return service;
    }

    private static JsonObject Changed(JsonObject stored, string changes)
    {
        var next = stored.DeepClone().AsObject();
        foreach (var (name, value) in JsonNode.Parse(changes)!.AsObject())
            next.Make("spec")[name] = value?.DeepClone();
        return next;
    }

    private static JsonObject Created(string spec) => Accepted(Admission.Create(CoreKinds.Service, Service(spec)));

    private static JsonObject Accepted(Admitted admitted)
    {
        Assert.Null(admitted.Refusal?.Message);
        return admitted.Object!;
    }
}
