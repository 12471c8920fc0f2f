using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;
using Clarion.Hub.Schemas;
using Clarion.Hub.Tables;

namespace Clarion.Tests.Platform.Hub.Tables;

public sealed class ServerTableTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);
    private static readonly TableRequest Request = new("meta.k8s.io/v1", IncludedObject.Metadata);

    [Theory]
    [InlineData(
        "services",
        """{"spec":{"type":"ClusterIP","clusterIP":"10.0.0.1","ports":[{"port":80,"protocol":"TCP"}]}}""",
        """["x","ClusterIP","10.0.0.1","<none>","80/TCP","60m","<none>"]""")]
    [InlineData(
        "services",
        """
        {"spec":{"type":"LoadBalancer","clusterIP":"10.0.0.1","selector":{"b":"2","a":"1"},
         "ports":[{"port":80,"protocol":"TCP","nodePort":32318},{"port":81,"protocol":"UDP","nodePort":31947}]},
         "status":{"loadBalancer":{"ingress":[{"ip":"192.0.2.9"},{"ip":"192.0.2.10"}]}}}
        """,
        """["x","LoadBalancer","10.0.0.1","192.0.2.10,192.0.2.9","80:32318/TCP,81:31947/UDP","60m","a=1,b=2"]""")]
    [InlineData(
        "services", """{"spec":{"type":"LoadBalancer","clusterIP":"10.0.0.1"}}""",
        """["x","LoadBalancer","10.0.0.1","<pending>","<none>","60m","<none>"]""")]
    [InlineData(
        "services", """{"spec":{"type":"ExternalName","externalName":"a.b"}}""",
        """["x","ExternalName","<none>","a.b","<none>","60m","<none>"]""")]
    [InlineData(
        "nodes",
        """
        {"metadata":{"labels":{"node-role.kubernetes.io/worker":"","node-role.kubernetes.io/control-plane":""}},
         "spec":{"unschedulable":true},
         "status":{"conditions":[{"type":"Ready","status":"True"}],"nodeInfo":{"kubeletVersion":"v1"},
          "addresses":[{"type":"InternalIP","address":"10.0.0.1"},{"type":"InternalIP","address":"fd00::1"}]}}
        """,
        """
        ["x","Ready,SchedulingDisabled","control-plane,worker","60m","v1",
         "10.0.0.1","<none>","<unknown>","<unknown>","<unknown>"]
        """)]
    [InlineData("namespaces", """{"status":{"phase":"Active"}}""", """["x","Active","60m"]""")]
    [InlineData("configmaps", """{"data":{"a":"1"},"binaryData":{"b":""}}""", """["x",2,"60m"]""")]
    [InlineData("secrets", """{"type":"Opaque","data":{"a":""}}""", """["x","Opaque",1,"60m"]""")]
    [InlineData(
        "pods",
        """{"spec":{"containers":[{}],"nodeName":"n1"},"status":{"phase":"Pending"}}""",
        """["x","0/1","Pending","0","60m","<none>","n1","<none>","<none>"]""")]
    [InlineData(
        "events",
        """
        {"type":"Warning","reason":"R","message":"m","count":3,"involvedObject":{"kind":"Service","name":"s1"},
         "source":{"component":"c","host":"h"},
         "firstTimestamp":"2026-11-21T09:00:00Z","lastTimestamp":"2026-11-21T09:59:00Z"}
        """,
        """["60s","Warning","R","service/s1","","c, h","m","60m",3,"x"]""")]
    public void Cells_of_core_kinds_are_those_of_the_API_server(string plural, string value, string cells) =>
        JsonAssert.Equal(cells, Cells(HubKinds.Find("", "v1", plural)!, value));

    [Theory]
    [InlineData("discovery.k8s.io", "v1", "endpointslices",
        """
        {"addressType":"IPv4","ports":[{"port":80}],
         "endpoints":[{"addresses":["a","b","c","d"]},{"addresses":["e"]}]}
        """,
        """["x","IPv4","80","a,b,c + 2 more...","60m"]""")]
    [InlineData("discovery.k8s.io", "v1", "endpointslices",
        """{"addressType":"IPv6"}""", """["x","IPv6","<unset>","<unset>","60m"]""")]
    [InlineData("coordination.k8s.io", "v1", "leases", """{"spec":{"holderIdentity":"a"}}""", """["x","a","60m"]""")]
    [InlineData("metallb.io", "v1beta1", "ipaddresspools",
        """{"spec":{"addresses":["10.0.0.0/24"],"autoAssign":true}}""", """["x",true,null,"[\"10.0.0.0/24\"]"]""")]
    [InlineData("metallb.io", "v1beta1", "configurationstates",
        """{"status":{"result":"Valid"}}""", """["x","Valid",null,"60m"]""")]
    [InlineData("metallb.io", "v1beta1", "bfdprofiles",
        """{"spec":{"passiveMode":true,"detectMultiplier":3}}""", """["x",true,null,null,3]""")]
    public void Cells_of_other_kinds_are_too(string group, string version, string plural, string value, string cells) =>
        JsonAssert.Equal(cells, Cells(HubKinds.Find(group, version, plural)!, value));

    [Fact]
    public void Columns_say_which_are_only_for_the_wide_form()
    {
        var table = ServerTable.OfList(CoreKinds.Service, [], [], Request, Now);
        var columns = table["columnDefinitions"]!.AsArray();
        Assert.Equal(
            ["Name", "Type", "Cluster-IP", "External-IP", "Port(s)", "Age", "Selector"],
            columns.Select(column => (string)column!["name"]!));
        Assert.Equal([0, 0, 0, 0, 0, 0, 1], columns.Select(column => (int)column!["priority"]!));
        Assert.Equal("name", (string)columns[0]!["format"]!);
    }

    [Fact]
    public void Definitions_ask_for_columns_that_are_plain_fields() =>
        Assert.All(CustomDefinitions.All.SelectMany(definition => definition.Columns), column =>
            Assert.Matches(@"^(\.[A-Za-z]+)+$", (string)column!["jsonPath"]!));

    [Fact]
    public void Only_the_first_event_of_a_watch_names_the_columns()
    {
        var value = Named("{}");
        Assert.NotNull(ServerTable.OfEvent(CoreKinds.Lease, value, true, Request, Now)["columnDefinitions"]);
        Assert.Null(ServerTable.OfEvent(CoreKinds.Lease, value, false, Request, Now)["columnDefinitions"]);
    }

    [Fact]
    public void A_bookmark_is_a_row_of_empty_cells()
    {
        var bookmark = JsonNode.Parse("""
            {"kind":"Lease","apiVersion":"v1",
             "metadata":{"resourceVersion":"7","annotations":{"k8s.io/initial-events-end":"true"}}}
            """)!.AsObject();
        var table = ServerTable.OfBookmark(CoreKinds.Lease, bookmark, false, Request);
        Assert.Equal("""["","",""]""", table["rows"]![0]!["cells"]!.ToJsonString());
        Assert.Equal("7", (string?)table["metadata"]!["resourceVersion"]);
        Assert.Equal(
            "true", (string?)table["rows"]![0]!["object"]!["metadata"]!["annotations"]!["k8s.io/initial-events-end"]);
    }

    [Theory]
    [InlineData(
        "Metadata",
        """
        {"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/v1",
         "metadata":{"name":"x","creationTimestamp":"2026-11-21T09:00:00Z"}}
        """)]
    [InlineData("Object", """{"data":{"a":"1"},"metadata":{"name":"x","creationTimestamp":"2026-11-21T09:00:00Z"}}""")]
    [InlineData("None", "null")]
    public void Rows_carry_what_was_asked_for(string include, string expected)
    {
        Assert.True(TableRequest.TryRead(
            "application/json;as=Table;v=v1;g=meta.k8s.io,application/json", include, out var request, out _));
        var table = ServerTable.OfObject(CoreKinds.ConfigMap, Named("""{"data":{"a":"1"}}"""), request, Now);
        JsonAssert.Equal(expected, table["rows"]![0]!["object"]);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("application/json", null)]
    [InlineData("application/json,application/json;as=Table;v=v1;g=meta.k8s.io", null)]
    [InlineData("application/json;as=Table;v=v1;g=meta.k8s.io,application/json", "meta.k8s.io/v1")]
    [InlineData("application/json;as=Table;v=v1beta1;g=meta.k8s.io", "meta.k8s.io/v1beta1")]
    [InlineData("application/vnd.kubernetes.protobuf,application/json;as=Table;g=meta.k8s.io;v=v1", "meta.k8s.io/v1")]
    public void The_first_form_that_is_known_decides(string? accept, string? version)
    {
        Assert.Equal(version is not null, TableRequest.TryRead(accept, null, out var request, out var refusal));
        Assert.Equal(version, request?.ApiVersion);
        Assert.Null(refusal);
    }

    [Fact]
    public void Nothing_else_can_be_included()
    {
        Assert.False(TableRequest.TryRead("application/json;as=Table;v=v1;g=meta.k8s.io", "x", out _, out var refusal));
        Assert.Equal(
            "Unable to convert to Table as requested: includeObject: Invalid value: \"x\": must be 'Metadata', "
            + "'Object', 'None', or empty",
            refusal!.Message);
    }

    private static JsonNode? Cells(HubKind kind, string value) =>
        ServerTable.OfObject(kind, Named(value), Request, Now)["rows"]![0]!["cells"];

    private static JsonObject Named(string value)
    {
        var named = JsonNode.Parse(value)!.AsObject();
        var metadata = named.Make("metadata");
        metadata["name"] = "x";
        metadata["creationTimestamp"] = "2026-11-21T09:00:00Z";
        return named;
    }
}
