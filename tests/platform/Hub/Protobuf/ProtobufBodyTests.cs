using System.Text.Json.Nodes;
using Clarion.Hub.Protobuf;

namespace Clarion.Tests.Platform.Hub.Protobuf;

public sealed class ProtobufBodyTests
{
    [Fact]
    public void A_Service_is_read_with_ports_of_both_kinds_of_target()
    {
        var port = new WireWriter().Text(1, "http").Text(2, "TCP").Number(3, 80)
            .Message(4, new WireWriter().Number(1, 1).Number(2, 0).Text(3, "web")).Number(5, 0);
        var other = new WireWriter().Text(1, "b").Number(3, 81)
            .Message(4, new WireWriter().Number(1, 0).Number(2, 8081).Text(3, "")).Number(5, 30001);
        var spec = new WireWriter().Message(1, port).Message(1, other).Entry(2, "app", "web").Text(3, "")
            .Text(4, "LoadBalancer").Number(20, 0).Number(13, 0);
        var service = new WireWriter().Message(1, Metadata("s").Entry(11, "app", "web")).Message(2, spec)
            .Message(3, new WireWriter().Message(1, new WireWriter()));
        JsonAssert.Equal(
            """
            {"kind":"Service","apiVersion":"v1","metadata":{"name":"s","labels":{"app":"web"}},
             "spec":{"ports":[
              {"name":"http","protocol":"TCP","port":80,"targetPort":"web"},
              {"name":"b","port":81,"targetPort":8081,"nodePort":30001}],
              "selector":{"app":"web"},"type":"LoadBalancer","allocateLoadBalancerNodePorts":false},
             "status":{"loadBalancer":{}}}
            """,
            Decoded("v1", "Service", service));
    }

    [Fact]
    public void A_Secret_is_read_with_its_bytes_as_base64() => JsonAssert.Equal(
        """{"kind":"Secret","apiVersion":"v1","metadata":{"name":"s"},"data":{"k":"AP8="},"type":"Opaque"}""",
        Decoded("v1", "Secret", new WireWriter().Message(1, Metadata("s"))
            .Message(2, new WireWriter().Text(1, "k").Part(2, [0, 255])).Text(3, "Opaque")));

    [Fact]
    public void A_Namespace_is_read_without_what_nobody_set() => JsonAssert.Equal(
        """{"kind":"Namespace","apiVersion":"v1","metadata":{"name":"n"},"spec":{},"status":{}}""",
        Decoded("v1", "Namespace", new WireWriter().Message(1, Metadata("n"))
            .Message(2, new WireWriter()).Message(3, new WireWriter().Text(1, ""))));

    [Fact]
    public void A_token_request_and_the_options_of_a_delete_are_read()
    {
        JsonAssert.Equal(
            """
            {"kind":"TokenRequest","apiVersion":"authentication.k8s.io/v1",
             "spec":{"audiences":["a","b"],"expirationSeconds":600}}
            """,
            Decoded("authentication.k8s.io/v1", "TokenRequest", new WireWriter()
                .Message(2, new WireWriter().Text(1, "a").Text(1, "b").Number(4, 600))));
        JsonAssert.Equal(
            """
            {"kind":"DeleteOptions","apiVersion":"v1","gracePeriodSeconds":0,"preconditions":{"uid":"u"},
             "propagationPolicy":"Background"}
            """,
            Decoded("v1", "DeleteOptions", new WireWriter().Number(1, 0)
                .Message(2, new WireWriter().Text(1, "u")).Text(4, "Background")));
    }

    [Theory]
    [InlineData("Pod")]
    [InlineData("Nothing")]
    [InlineData("")]
    public void What_no_verb_sends_in_this_form_is_refused_by_name(string kind)
    {
        Assert.False(ProtobufBody.TryDecode(WireWriter.Envelope("v1", kind, new()), out _, out var problem));
        Assert.Equal($"a {kind} in protobuf is not understood; send JSON", problem);
    }

    [Fact]
    public void Unknown_fields_are_passed_over() => JsonAssert.Equal(
        """{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"c"}}""",
        Decoded("v1", "ConfigMap", new WireWriter().Number(99, 1).Message(1, Metadata("c").Text(77, "x"))));

    [Fact]
    public void Bytes_of_any_kind_are_a_problem_and_no_exception()
    {
        var chance = new Random(20261121);
        var whole = WireWriter.Envelope("v1", "Service", new WireWriter()
            .Message(1, Metadata("s").Entry(12, "a", "b")).Message(2, new WireWriter().Message(1, new WireWriter()
                .Number(3, 80).Message(4, new WireWriter().Number(2, 80)))));
        Assert.True(ProtobufBody.TryDecode(whole, out _, out _));
        for (var i = 0; i < 20_000; i++)
        {
            var broken = whole[..chance.Next(whole.Length + 1)];
            for (var changes = chance.Next(4); changes > 0 && broken.Length > 0; changes--)
                broken[chance.Next(broken.Length)] = (byte)chance.Next(256);
            Assert.Equal(
                ProtobufBody.TryDecode(broken, out var value, out var problem), value is not null && problem is null);
        }
    }

    // As Go sends it: also what is empty.
    private static WireWriter Metadata(string name) => new WireWriter()
        .Text(1, name).Text(2, "").Text(3, "").Text(4, "")
        .Text(5, "").Text(6, "").Number(7, 0).Message(8, new WireWriter());

    private static JsonObject Decoded(string apiVersion, string kind, WireWriter message)
    {
        var body = WireWriter.Envelope(apiVersion, kind, message);
        Assert.True(ProtobufBody.TryDecode(body, out var value, out var problem), problem);
        return value;
    }
}
