using Clarion.Api.Core;
using Clarion.Api.Discovery;
using Clarion.Api.Meta;
using Clarion.Model.Pools;
using Clarion.Model.Services;
using Clarion.Primitives;
using Clarion.Speaker.Observing;

namespace Clarion.Tests.Platform.Speaker;

public sealed class FactsReaderTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_Service_is_read_with_all_that_placement_asks_for()
    {
        var facts = FactsReader.Read(ServiceOf("LoadBalancer", "10.0.0.1", "fd00::1"), "")!;

        Assert.Equal(new ServiceName("ns", "web"), facts.Name);
        Assert.Equal(["10.0.0.1", "fd00::1"], facts.Addresses.Select(address => address.ToString()));
        Assert.Equal(TrafficPolicy.Local, facts.TrafficPolicy);
        Assert.Equal("app=x", facts.Labels.ToString());
        Assert.Equal(new PoolName("first"), facts.RecordedPool);
        Assert.True(facts.MayShare);
    }

    [Fact]
    public void A_Service_without_an_address_of_another_type_or_class_is_not_ours()
    {
        Assert.Null(FactsReader.Read(ServiceOf("LoadBalancer"), ""));
        Assert.Null(FactsReader.Read(ServiceOf("NodePort", "10.0.0.1"), ""));
        Assert.Null(FactsReader.Read(ServiceOf("LoadBalancer", "10.0.0.1"), "other"));
        Assert.NotNull(FactsReader.Read(ServiceOf("LoadBalancer", "10.0.0.1"), ""));
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(true, null, true)]
    [InlineData(false, true, true)]
    [InlineData(false, false, false)]
    [InlineData(false, null, false)]
    public void An_endpoint_counts_when_it_is_ready_or_serving(bool? ready, bool? serving, bool counts)
    {
        var facts = FactsReader.Read(SliceOf(new Endpoint
        {
            NodeName = "n1",
            Conditions = new() { Ready = ready, Serving = serving },
        }))!;

        Assert.Equal(counts, facts.HasUsable);
        Assert.Equal(counts ? ["n1"] : [], facts.Nodes.Select(node => node.Value));
    }

    [Fact]
    public void Endpoints_without_a_node_or_without_conditions_count_and_nodes_are_named_once()
    {
        var facts = FactsReader.Read(SliceOf(
            new Endpoint(), new Endpoint { NodeName = "n2" }, new Endpoint { NodeName = "n1" },
            new Endpoint { NodeName = "n2" }))!;

        Assert.True(facts.HasUsable);
        Assert.Equal(["n1", "n2"], facts.Nodes.Select(node => node.Value));
        Assert.Null(FactsReader.Read(new EndpointSlice { Metadata = new() { Name = "manual" } }));
    }

    [Fact]
    public void A_node_is_read_with_its_conditions_and_the_label_that_excludes_it()
    {
        var node = new Node
        {
            Metadata = new()
            {
                Name = "n1",
                Labels = Text("node.kubernetes.io/exclude-from-external-load-balancers", ""),
            },
            Status = new() { Conditions = [Condition("Ready", "True"), Condition("NetworkUnavailable", "True")] },
        };
        var facts = FactsReader.Read(node, ignoresExcludeLabel: false);

        Assert.Equal((true, true, true), (facts.IsReady, facts.IsNetworkUnavailable, facts.IsExcluded));
        Assert.False(FactsReader.Read(node, ignoresExcludeLabel: true).IsExcluded);
        var unheard = node with { Status = new() { Conditions = [Condition("Ready", "Unknown")] } };
        var silent = FactsReader.Read(unheard, ignoresExcludeLabel: true);
        Assert.Equal((false, false), (silent.IsReady, silent.IsNetworkUnavailable));
    }

    [Theory]
    [InlineData("True", 0, 0, true, false)]
    [InlineData("False", 0, 0, false, false)]
    [InlineData("False", 0, 1, false, false)]
    [InlineData("False", 0, 30, false, true)]
    [InlineData("False", 1, 0, false, true)]
    public void A_pod_shows_whether_it_is_Ready_and_whether_it_was(
        string status, int restarts, int afterStart, bool isReady, bool wasReady)
    {
        var pod = new Pod
        {
            Metadata = new() { Name = "speaker-x" },
            Spec = new() { NodeName = "n1" },
            Status = new()
            {
                StartTime = Start,
                Conditions = [Condition("Ready", status, Start.AddSeconds(afterStart))],
                ContainerStatuses = [new() { RestartCount = restarts }],
            },
        };
        var facts = FactsReader.Read(pod, Start.AddSeconds(40))!;

        Assert.Equal((new NodeName("n1"), isReady, wasReady), (facts.Node, facts.IsReady, facts.WasReady));
        Assert.Equal(TimeSpan.FromSeconds(40 - afterStart), facts.SinceTransition);
        Assert.Null(FactsReader.Read(pod with { Spec = new() }, Start));
        Assert.False(FactsReader.Read(pod with { Status = new() }, Start)!.WasReady);
    }

    private static Service ServiceOf(string type, params string[] addresses) => new()
    {
        Metadata = new()
        {
            Namespace = "ns",
            Name = "web",
            Labels = Text("app", "x"),
            Annotations = new Dictionary<string, string>
            {
                ["metallb.io/ip-allocated-from-pool"] = "first",
                ["metallb.universe.tf/allow-shared-ip"] = "key",
            },
        },
        Spec = new() { Type = type, ExternalTrafficPolicy = "Local" },
        Status = new()
        {
            LoadBalancer = new() { Ingress = [.. addresses.Select(ip => new LoadBalancerIngress { Ip = ip })] },
        },
    };

    private static EndpointSlice SliceOf(params Endpoint[] endpoints) => new()
    {
        Metadata = new() { Namespace = "ns", Name = "web-1", Labels = Text("kubernetes.io/service-name", "web") },
        Endpoints = endpoints,
    };

    private static Condition Condition(string type, string status, DateTimeOffset? since = null) =>
        new() { Type = type, Status = status, LastTransitionTime = since };

    private static Dictionary<string, string> Text(string key, string value) => new() { [key] = value };
}
