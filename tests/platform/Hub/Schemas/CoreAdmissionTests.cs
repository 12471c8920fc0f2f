using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;
using Clarion.Hub.Schemas;

namespace Clarion.Tests.Platform.Hub.Schemas;

/// <summary>What kube-apiserver v1.36 makes of the same objects.</summary>
public sealed class CoreAdmissionTests
{
    private const string Labelled = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or "
        + "'-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for "
        + "validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    [Theory]
    [InlineData("", "namespaces", "{}",
        """
        {"metadata":{"name":"x","labels":{"kubernetes.io/metadata.name":"x"}},
         "spec":{"finalizers":["kubernetes"]},"status":{"phase":"Active"}}
        """)]
    [InlineData("", "secrets", """{"data":{"q":"eA=="},"stringData":{"r":"x","q":"y"}}""",
        """{"data":{"q":"eQ==","r":"eA=="},"metadata":{"name":"x"},"type":"Opaque"}""")]
    [InlineData("", "nodes", """{"spec":{"podCIDR":"10.244.1.0/24"},"status":{"phase":"x"}}""",
        """
        {"spec":{"podCIDR":"10.244.1.0/24","taints":[{"key":"node.kubernetes.io/not-ready","effect":"NoSchedule"}],
          "podCIDRs":["10.244.1.0/24"]},
         "status":{"phase":"x"},"metadata":{"name":"x"}}
        """)]
    [InlineData("coordination.k8s.io", "leases",
        """{"spec":{"holderIdentity":"","renewTime":"2026-11-21T09:00:01.123456+01:00"}}""",
        """{"spec":{"holderIdentity":"","renewTime":"2026-11-21T08:00:01.123456Z"},"metadata":{"name":"x"}}""")]
    [InlineData("discovery.k8s.io", "endpointslices",
        """{"addressType":"IPv4","endpoints":[{"addresses":["10.0.0.1"]}],"ports":[{"port":80}]}""",
        """
        {"addressType":"IPv4","endpoints":[{"addresses":["10.0.0.1"],"conditions":{}}],
         "ports":[{"port":80,"name":"","protocol":"TCP"}],"metadata":{"name":"x"}}
        """)]
    [InlineData("", "events",
        """
        {"involvedObject":{"kind":"Node"},"metadata":{"namespace":"default"},
         "firstTimestamp":"2026-11-21T09:00:01.5Z"}
        """,
        """
        {"involvedObject":{"kind":"Node"},"metadata":{"namespace":"default","name":"x"},
         "firstTimestamp":"2026-11-21T09:00:01Z","source":{},"eventTime":null,"lastTimestamp":null,
         "reportingComponent":"","reportingInstance":""}
        """)]
    [InlineData("", "pods",
        """{"spec":{"containers":[{"name":"a","image":"x:1"}],"nodeName":"n1"},"status":{"phase":"R"}}""",
        """
        {"spec":{"containers":[{"name":"a","image":"x:1","resources":{},
           "terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File",
           "imagePullPolicy":"IfNotPresent"}],
          "nodeName":"n1","restartPolicy":"Always","terminationGracePeriodSeconds":30,"dnsPolicy":"ClusterFirst",
          "securityContext":{},"schedulerName":"default-scheduler","enableServiceLinks":true},
         "status":{"phase":"Pending","qosClass":"BestEffort"},"metadata":{"name":"x"}}
        """)]
    public void An_object_is_filled_in(string group, string plural, string value, string expected)
    {
        var kind = HubKinds.Find(group, "v1", plural)!;
        var admitted = Admission.Create(kind, Named(value));
        Assert.Null(admitted.Refusal?.Message);
        var stored = admitted.Object!;
        Assert.Equal((kind.ApiVersion, kind.Kind), ((string?)stored["apiVersion"], (string?)stored["kind"]));
        stored.Remove("apiVersion");
        stored.Remove("kind");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), stored), stored.ToJsonString());
    }

    [Theory]
    [InlineData("", "configmaps", """{"data":{"a b":"x","..":"y"}}""",
        "data[a b]: Invalid value: \"a b\": a valid config key must consist of alphanumeric characters, '-', '_' or "
        + "'.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
        "data[..]: Invalid value: \"..\": must not be '..'")]
    [InlineData("", "configmaps", """{"data":{"q":"x"},"binaryData":{"q":"eA=="}}""",
        "data[q]: Invalid value: \"q\": duplicate of key present in binaryData")]
    [InlineData("", "secrets", """{"type":"kubernetes.io/tls"}""",
        "data[tls.crt]: Required value", "data[tls.key]: Required value")]
    [InlineData("", "namespaces", """{"metadata":{"name":"n.1"}}""",
        "metadata.name: Invalid value: \"n.1\": must not contain dots")]
    [InlineData("", "services", """{"metadata":{"name":"A"},"spec":{"ports":[{"port":80}]}}""",
        "metadata.name: Invalid value: \"A\": " + Labelled)]
    [InlineData("", "nodes", """{"spec":{"taints":[{"key":"a","effect":"X"}]}}""",
        "metadata.taints[0].effect: Unsupported value: \"X\": supported values: \"NoSchedule\", \"PreferNoSchedule\", "
        + "\"NoExecute\"")]
    [InlineData("", "pods", """{"spec":{}}""", "spec.containers: Required value")]
    [InlineData("", "pods",
        """{"spec":{"containers":[{"name":"b","image":""},{"name":"b","image":"x"}],"restartPolicy":"X"}}""",
        "spec.containers[0].image: Required value", "spec.containers[1].name: Duplicate value: \"b\"",
        "spec.restartPolicy: Unsupported value: \"X\": supported values: \"Always\", \"OnFailure\", \"Never\"")]
    [InlineData("coordination.k8s.io", "leases", """{"spec":{"leaseDurationSeconds":0,"leaseTransitions":-1}}""",
        "spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0",
        "spec.leaseTransitions: Invalid value: -1: must be greater than or equal to 0")]
    [InlineData("discovery.k8s.io", "endpointslices", """{"endpoints":[{"addresses":[]}],"ports":[{"protocol":"X"}]}""",
        "addressType: Required value",
        "ports[0].protocol: Unsupported value: \"X\": supported values: \"SCTP\", \"TCP\", \"UDP\"",
        "endpoints[0].addresses: Required value: must contain at least 1 address")]
    [InlineData("discovery.k8s.io", "endpointslices",
        """{"addressType":"IPv4","endpoints":[{"addresses":["fd00::1"]},{"addresses":["010.0.0.1"]}]}""",
        "endpoints[0].addresses: Invalid value: \"fd00::1\": must be an IPv4 address",
        "endpoints[1].addresses[0]: Invalid value: \"010.0.0.1\": must not have leading 0s")]
    [InlineData("", "events", """{"involvedObject":{"namespace":"y"},"metadata":{"namespace":"t"}}""",
        "involvedObject.namespace: Invalid value: \"y\": does not match event.namespace")]
    [InlineData("events.k8s.io", "events", """{"regarding":{"namespace":"t"},"metadata":{"namespace":"t"}}""",
        "eventTime: Required value", "reportingController: Required value", "reportingInstance: Required value",
        "action: Required value", "reason: Required value", "type: Invalid value: \"\": has invalid value: ")]
    [InlineData("", "configmaps", """{"metadata":{"name":null}}""",
        "metadata.name: Required value: name or generateName is required")]
    public void A_wrong_object_is_refused_with_every_cause(
        string group, string plural, string value, params string[] causes) => Assert.Equal(
        causes,
        Admission.Create(HubKinds.Find(group, "v1", plural)!, Named(value)).Refusal!.Causes
            .Select(cause => cause.ToString()));

    [Theory]
    [InlineData("""{"labels":{"a b":"x"}}""", "metadata.labels", "name part must consist of alphanumeric")]
    [InlineData("""{"labels":{"e/f/g":"x"}}""", "metadata.labels", "with an optional DNS subdomain prefix and '/'")]
    [InlineData("""{"labels":{"c":"y z"}}""", "metadata.labels", "a valid label must be an empty string or consist of")]
    [InlineData("""{"annotations":{"B_/y":"x"}}""", "metadata.annotations", "prefix part a lowercase RFC 1123")]
    [InlineData("""{"finalizers":["x"]}""", "metadata.finalizers[0]",
        "name is neither a standard finalizer name nor is it fully qualified")]
    [InlineData("""{"ownerReferences":[{"apiVersion":"v1","kind":"Pod","name":"x"}]}""",
        "metadata.ownerReferences.uid", "must not be empty")]
    public void Metadata_has_its_form(string metadata, string field, string part)
    {
        var value = new JsonObject { ["metadata"] = JsonNode.Parse(metadata) };
        value["metadata"]!["name"] = "x";
        var cause = Assert.Single(Admission.Create(CoreKinds.ConfigMap, value).Refusal!.Causes);
        Assert.Equal(field, cause.Field);
        Assert.Contains(part, cause.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(262_143, true)]
    [InlineData(262_144, false)]
    public void Annotations_have_a_size_together(int bytes, bool isAccepted)
    {
        var value = Named("{}");
        value["metadata"]!["annotations"] = new JsonObject { ["a"] = new string('x', bytes) };
        var admitted = Admission.Create(CoreKinds.ConfigMap, value);
        Assert.Equal(isAccepted, admitted.IsAccepted);
        if (!isAccepted)
            Assert.Equal(
                "metadata.annotations: Too long: may not be more than 262144 bytes",
                admitted.Refusal!.Causes.Single().ToString());
    }

    [Theory]
    [InlineData("secrets", """{"data":{"a":"*!"}}""", "illegal base64 data at input byte 0")]
    [InlineData("configmaps", """{"data":{"a":1}}""",
        "json: cannot unmarshal number into Go struct field ConfigMap.data of type string")]
    [InlineData("configmaps", """{"metadata":{"labels":{"a":1}}}""",
        "json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string")]
    public void What_cannot_be_decoded_is_told_in_the_words_of_Go(string plural, string value, string problem) =>
        Assert.Equal(
            problem, Admission.Create(HubKinds.Find("", "v1", plural)!, Named(value)).Refusal!.DecodingProblem);

    [Fact]
    public void Data_that_says_it_is_immutable_stays()
    {
        var stored = Named("""{"data":{"a":"1"},"immutable":true}""");
        var refusal = Admission.Update(
            CoreKinds.ConfigMap, stored, Named("""{"data":{"a":"2"},"immutable":true}"""), WrittenPath.Main).Refusal!;
        Assert.Equal(
            "ConfigMap \"x\" is invalid: data: Forbidden: field is immutable when `immutable` is set", refusal.Message);
    }

    [Theory]
    [InlineData("""{"uid":"z"}""", "metadata.uid: Invalid value: \"z\": field is immutable")]
    [InlineData("""{"deletionTimestamp":"2026-11-21T00:00:00Z"}""",
        "metadata.deletionTimestamp: Invalid value: \"2026-11-21T00:00:00Z\": field is immutable")]
    [InlineData("""{"uid":null,"creationTimestamp":"2020-01-01T00:00:00Z","generation":9}""", null)]
    public void What_only_the_server_sets_is_kept_or_refused(string metadata, string? cause)
    {
        var stored = Named("""{"metadata":{"uid":"u","creationTimestamp":"2026-11-21T00:00:00Z"}}""");
        var next = new JsonObject { ["metadata"] = JsonNode.Parse(metadata) };
        next["metadata"]!["name"] = "x";
        var admitted = Admission.Update(CoreKinds.ConfigMap, stored, next, WrittenPath.Main);
        Assert.Equal(cause, admitted.Refusal?.Causes.Single().ToString());
        if (admitted.Object is { } kept)
            Assert.True(JsonNode.DeepEquals(stored["metadata"], kept["metadata"]));
    }

    [Fact]
    public void While_an_object_ends_no_finalizer_is_added()
    {
        var stored = Named("""
            {"metadata":{"deletionTimestamp":"2026-11-21T00:00:00Z","finalizers":["a/b"]}}
            """);
        var next = Named("""{"metadata":{"finalizers":["a/b","d.e/f"]}}""");
        Assert.Equal(
            "metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new "
            + "finalizers []string{\"d.e/f\"}",
            Admission.Update(CoreKinds.ConfigMap, stored, next, WrittenPath.Main).Refusal!.Causes.Single().ToString());
    }

    [Fact]
    public void Only_finalize_changes_who_holds_a_namespace()
    {
        var stored = Admission.Create(CoreKinds.Namespace, Named("{}")).Object!;
        var freed = Named("""{"spec":{"finalizers":[]}}""");
        var main = Admission.Update(CoreKinds.Namespace, stored, freed.DeepClone().AsObject(), WrittenPath.Main);
        JsonAssert.Equal("""{"finalizers":["kubernetes"]}""", main.Object!["spec"]);
        var finalized = Admission.Update(CoreKinds.Namespace, stored, freed, WrittenPath.Finalize);
        JsonAssert.Equal("""{"finalizers":[]}""", finalized.Object!["spec"]);
        Assert.Equal("Active", (string?)finalized.Object["status"]!["phase"]);
    }

    [Fact]
    public void Labels_of_a_slice_count_as_a_generation_and_those_of_a_pod_do_not()
    {
        var before = Named("{}");
        var after = Named("""{"metadata":{"labels":{"a":"b"}}}""");
        Assert.True(Admission.ChangesGeneration(CoreKinds.EndpointSlice, before, after));
        Assert.False(Admission.ChangesGeneration(CoreKinds.Pod, before, after));
        Assert.True(Admission.ChangesGeneration(CoreKinds.Pod, before, Named("""{"spec":{"a":1}}""")));
        Assert.False(Admission.ChangesGeneration(CoreKinds.Service, before, Named("""{"spec":{"a":1}}""")));
    }

    private static JsonObject Named(string value)
    {
        var named = JsonNode.Parse(value)!.AsObject();
        named.Make("metadata").TryAdd("name", "x");
        return named;
    }
}
