using Clarion.Api.Core;
using Clarion.Model.Refusals;
using Clarion.Model.Services;
using Clarion.Primitives;

namespace Clarion.Tests.Core.Model;

public sealed class ServiceParserTests
{
    private const string Stable = "metallb.io/";
    private const string Deprecated = "metallb.universe.tf/";

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(null, "", true)]
    [InlineData("metallb", null, false)]
    [InlineData("metallb", "", false)]
    [InlineData("", null, false)]
    [InlineData(null, "metallb", false)]
    [InlineData("metallb", "metallb", true)]
    [InlineData("other", "metallb", false)]
    public void The_class_decides_whose_Service_it_is(string? serviceClass, string? ourClass, bool isOurs) =>
        Assert.Equal(isOurs, ServiceParser.IsOurs(
            Objects.Service(new() { LoadBalancerClass = serviceClass }), ourClass));

    [Fact]
    public void Families_follow_the_ClusterIPs_and_not_ipFamilies()
    {
        Assert.Equal([IpFamily.IPv6, IpFamily.IPv4], Parse(new()
        {
            ClusterIPs = ["fd00::1", "10.0.0.1"],
            IpFamilies = ["IPv4"],
        }).Families);
        Assert.Equal([IpFamily.IPv4], Parse(new() { ClusterIP = "10.0.0.1" }).Families);
        Assert.Empty(Parse(new() { ClusterIP = "None", ClusterIPs = ["None"] }).Families);
        Assert.Empty(Parse(new()).Families);
    }

    [Theory]
    [InlineData("192.0.2.1", new[] { "192.0.2.1" })]
    [InlineData(" 192.0.2.1 , 2001:db8::1 ", new[] { "192.0.2.1", "2001:db8::1" })]
    [InlineData("2001:db8::1,192.0.2.1", new[] { "2001:db8::1", "192.0.2.1" })]
    [InlineData("  ", new string[0])]
    public void Requested_addresses_are_a_list_with_commas(string annotation, string[] expected)
    {
        var request = Parse(new(), (Stable + "loadBalancerIPs", annotation));
        Assert.Null(request.Refusal);
        Assert.Equal(expected, request.RequestedAddresses.Select(address => address.ToString()));
    }

    [Theory]
    [InlineData("nonsense", RefusalReason.InvalidRequestedAddress)]
    [InlineData("192.0.2.1,", RefusalReason.InvalidRequestedAddress)]
    [InlineData("192.0.2.300", RefusalReason.InvalidRequestedAddress)]
    [InlineData("192.0.2.1,192.0.2.2", RefusalReason.TooManyAddresses)]
    [InlineData("192.0.2.1,2001:db8::1,2001:db8::2", RefusalReason.TooManyAddresses)]
    public void Requested_addresses_that_make_no_sense_are_refused(string annotation, RefusalReason reason)
    {
        var request = Parse(new(), (Stable + "loadBalancerIPs", annotation));
        Assert.Equal(reason, request.Refusal!.Reason);
        Assert.Equal("Service/shop/web", request.Refusal.Source.ToString());
        Assert.Equal("metadata.annotations[metallb.io/loadBalancerIPs]", request.Refusal.Field);
        Assert.Empty(request.RequestedAddresses);
    }

    [Fact]
    public void The_field_of_the_spec_counts_as_a_list_of_one_but_not_beside_the_annotation()
    {
        Assert.Equal("192.0.2.7", Parse(new() { LoadBalancerIP = "192.0.2.7" }).RequestedAddresses[0].ToString());
        Assert.Equal("spec.loadBalancerIP", Parse(new() { LoadBalancerIP = "x" }).Refusal!.Field);
        Assert.Equal(
            RefusalReason.RequestedTwice,
            Parse(new() { LoadBalancerIP = "192.0.2.7" }, (Stable + "loadBalancerIPs", "192.0.2.7")).Refusal!.Reason);
    }

    [Fact]
    public void Both_prefixes_are_read_and_the_present_one_wins()
    {
        Assert.Equal("old", Parse(new(), (Deprecated + "address-pool", "old")).RequestedPool!.Value.Value);
        Assert.Equal("new", Parse(
            new(), (Deprecated + "address-pool", "old"), (Stable + "address-pool", "new")).RequestedPool!.Value.Value);
        Assert.Equal("key", Parse(new(), (Deprecated + "allow-shared-ip", "key")).SharingKey);
        Assert.Equal("first", Parse(new(), (Stable + "ip-allocated-from-pool", "first")).RecordedPool!.Value.Value);
    }

    [Fact]
    public void The_backend_key_is_the_selector_where_the_policy_is_Local()
    {
        var selector = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" };
        Assert.Equal("a=1,b=2", Parse(new() { ExternalTrafficPolicy = "Local", Selector = selector }).BackendKey);
        Assert.Equal("", Parse(new() { ExternalTrafficPolicy = "Cluster", Selector = selector }).BackendKey);
    }

    [Fact]
    public void Ports_status_policy_and_type_are_read()
    {
        var service = Objects.Service(new()
        {
            Type = "LoadBalancer",
            IpFamilyPolicy = "PreferDualStack",
            Ports = [new() { Port = 80 }, new() { Port = 53, Protocol = "UDP" }, new() { Port = 9, Protocol = "SCTP" }],
        }) with
        {
            Status = new()
            {
                LoadBalancer = new()
                {
                    Ingress = [new() { Ip = "192.0.2.1" }, new() { Hostname = "x" }, new() { Ip = "?" }],
                },
            },
        };

        var request = ServiceParser.Parse(service);

        Assert.True(request.WantsAddress);
        Assert.Equal(FamilyPolicy.PreferDualStack, request.FamilyPolicy);
        Assert.Equal(["80/TCP", "53/UDP", "9/SCTP"], request.Ports.Select(port => port.ToString()));
        Assert.Equal("192.0.2.1", Assert.Single(request.HeldAddresses).ToString());
        Assert.False(Parse(new() { Type = "ClusterIP" }).WantsAddress);
    }

    private static ServiceRequest Parse(ServiceSpec spec, params (string Name, string Value)[] annotations) =>
        ServiceParser.Parse(Objects.Service(spec, annotations));
}
