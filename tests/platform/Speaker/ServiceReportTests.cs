using System.Collections.Immutable;
using Clarion.Model.Services;
using Clarion.Neighbors.Interfaces;
using Clarion.Placement.Planning;
using Clarion.Placement.Reasons;
using Clarion.Primitives;
using Clarion.Speaker.Announcing;
using Clarion.Speaker.Layer2;
using Clarion.Speaker.Reporting;

namespace Clarion.Tests.Platform.Speaker;

/// <summary>From placements to what is announced, and from outcomes to what is reported.</summary>
public sealed class ServiceReportTests
{
    private static readonly NodeName Self = new("n1");
    private static readonly IpAddress Address = IpAddress.ParseOrThrow("10.0.0.1");

    [Fact]
    public void An_address_of_several_Services_is_announced_once_on_the_interfaces_of_all()
    {
        var own = OwnServices.None.With(
            [Placement("one", "eth1"), Placement("two", "eth0"), Placement("three") with { Owner = new("n2") }], Self);

        var announced = Assert.Single(own.Addresses());
        Assert.Equal(Address, announced.Address);
        Assert.Equal(["eth0", "eth1"], announced.Interfaces);
    }

    [Fact]
    public void A_Service_on_all_interfaces_makes_its_address_be_announced_on_all()
    {
        var last = OwnServices.None.With([Placement("one", "eth1"), Placement("two")], Self);
        var first = OwnServices.None.With([Placement("one"), Placement("two", "eth1")], Self);

        Assert.Empty(Assert.Single(last.Addresses()).Interfaces);
        Assert.Empty(Assert.Single(first.Addresses()).Interfaces);
    }

    [Fact]
    public void Changes_that_do_not_concern_this_node_make_no_new_picture()
    {
        var own = OwnServices.None.With([Placement("one")], Self);

        Assert.Same(own, own.With([Placement("other") with { Owner = new("n2") }], Self));
        var gone = new ServicePlacement(new("ns", "one"), null, PlacementReason.NoAddress);
        Assert.Empty(own.With([gone], Self).Placements);
    }

    [Fact]
    public void Nothing_is_reported_while_the_outcome_is_unknown_or_older_than_the_placement()
    {
        Assert.Null(ServiceReport.Of(Placement("one"), Outcomes()));
        Assert.Null(ServiceReport.Of(Placement("one", "eth1"), On("eth0")));
    }

    [Fact]
    public void On_all_interfaces_none_is_named_and_it_is_announced_while_there_is_any()
    {
        var report = ServiceReport.Of(Placement("one"), On("eth0"))!;
        Assert.True(report.IsAnnounced);
        Assert.Empty(report.Interfaces);
        var unplugged = ServiceReport.Of(Placement("one"), On())!;
        Assert.False(unplugged.IsAnnounced);
        Assert.Empty(unplugged.Refused);
        Assert.NotEqual(report, unplugged);
    }

    [Fact]
    public void Named_interfaces_that_the_node_has_are_reported_and_one_that_is_down_stays()
    {
        var report = ServiceReport.Of(Placement("one", "eth2", "eth1", "eth9"), Outcomes(new AnnouncementOutcome(
            Address, ["eth1"], [new("eth2", InterfaceVerdict.NotRunning), new("eth9", InterfaceVerdict.Missing)])))!;

        Assert.True(report.IsAnnounced);
        Assert.Equal(["eth1", "eth2"], report.Interfaces);
    }

    [Fact]
    public void Without_any_of_the_named_interfaces_it_fails_with_each_reason()
    {
        RefusedInterface[] refused = [new("eth8", InterfaceVerdict.Missing), new("lo", InterfaceVerdict.Loopback)];
        var outcomes = Outcomes(new AnnouncementOutcome(Address, [], [.. refused]));
        var report = ServiceReport.Of(Placement("one", "eth8", "lo"), outcomes)!;

        Assert.False(report.IsAnnounced);
        Assert.Equal(refused, report.Refused);
    }

    private static ServicePlacement Placement(string name, params ImmutableArray<string> interfaces) =>
        new(new ServiceName("ns", name), Self, PlacementReason.Ranked)
        {
            Addresses = [Address],
            Interfaces = interfaces,
        };

    private static Dictionary<IpAddress, AnnouncementOutcome> On(params ImmutableArray<string> interfaces) =>
        Outcomes(new AnnouncementOutcome(Address, interfaces, []));

    private static Dictionary<IpAddress, AnnouncementOutcome> Outcomes(params AnnouncementOutcome[] outcomes) =>
        outcomes.ToDictionary(outcome => outcome.Address);
}
